import type { Facebook } from './state';

export const ALL_TASKS = [
  'ADVERTISE',
  'ANALYZE',
  'CREATE_CONTENT',
  'MESSAGING',
  'MODERATE',
  'MANAGE',
] as const;

export type Task = (typeof ALL_TASKS)[number];

/** What a person may do on a Page. */
export interface Role {
  personKey: string;
  tasks: readonly Task[];
  /** Roles through a business are missing from `/me/accounts`. */
  isThroughBusiness: boolean;
}

export interface Page {
  id: string;
  name: string;
  username: string;
  category: string;
  about: string;
  followers: number;
  /** Its professional Instagram account, if one is linked. */
  instagramId: string | null;
  business: { id: string; isOwner: boolean } | null;
  roles: readonly Role[];
  colours: readonly [string, string];
}

export interface Business {
  id: string;
  name: string;
  /** Keys of the people who work in it. */
  people: readonly string[];
}

export const BUSINESSES: readonly Business[] = [
  { id: '734190258816402', name: 'Tidewater Media', people: ['tidewater-agency-desk'] },
];

const direct = (personKey: string, tasks: readonly Task[] = ALL_TASKS): Role => ({
  personKey,
  tasks,
  isThroughBusiness: false,
});

const AGENCY: Role = {
  personKey: 'tidewater-agency-desk',
  tasks: ALL_TASKS,
  isThroughBusiness: true,
};

const SEEDED_PAGES: readonly Page[] = [
  {
    id: '104829175630021',
    name: 'Harbour Light Weekly',
    username: 'harbourlightweekly',
    category: 'Newspaper',
    about: 'News from the quay, every Thursday.',
    followers: 12480,
    instagramId: '17841400000000101',
    business: null,
    roles: [direct('harbour-light-editor')],
    colours: ['#0b6e6e', '#0a4a78'],
  },
  {
    // Beyond what a double holds: ids are text.
    id: '61570000000000213',
    name: 'Harbour Light Books',
    username: 'harbourlightbooks',
    category: 'Publisher',
    about: 'Sea stories for grown-ups and others.',
    followers: 3120,
    instagramId: null,
    business: null,
    roles: [direct('harbour-light-editor')],
    colours: ['#7a1f3d', '#a8492b'],
  },
  {
    id: '109377460218845',
    name: 'Harbour Regatta Watch',
    username: 'harbourregattawatch',
    category: 'Sports event',
    about: 'Results within the hour.',
    followers: 905,
    instagramId: null,
    business: null,
    roles: [direct('harbour-light-editor', ['ANALYZE', 'MODERATE'])],
    colours: ['#1d5fa8', '#2aa0b8'],
  },
  {
    id: '112650938174462',
    name: 'Saltmarsh Press',
    username: 'saltmarshpress',
    category: 'Media/news company',
    about: 'Stories from the estuary, twice a week.',
    followers: 5764,
    instagramId: null,
    business: null,
    roles: [direct('saltmarsh-press-desk')],
    colours: ['#8a4b12', '#b8862b'],
  },
  {
    id: '117204583390716',
    name: 'Tidewater Gazette',
    username: 'tidewatergazette',
    category: 'Magazine',
    about: 'A slow magazine about fast water.',
    followers: 20316,
    instagramId: null,
    business: { id: '734190258816402', isOwner: true },
    roles: [AGENCY],
    colours: ['#374a9a', '#4f7fc4'],
  },
  {
    id: '121938475602293',
    name: 'Ferry Lane Theatre',
    username: 'ferrylanetheatre',
    category: 'Theatre',
    about: 'Ninety seats, no bad ones.',
    followers: 1488,
    instagramId: '17841400000000303',
    business: { id: '734190258816402', isOwner: false },
    roles: [AGENCY],
    colours: ['#7a1f3d', '#c2602b'],
  },
];

const extraPage = (number: number): Page => ({
  id: `13000000000${String(number).padStart(4, '0')}`,
  name: `Harbour Notice Board ${number}`,
  username: `harbournoticeboard${number}`,
  category: 'Community',
  about: `What is on at pier ${number}.`,
  followers: 10 + number,
  instagramId: null,
  business: null,
  roles: [direct('harbour-light-editor')],
  colours: ['#4a5a68', '#7b8c99'],
});

/** All Pages that have not been deleted. */
export const pagesOf = ({ state }: Facebook): Page[] => {
  const extra = Array.from({ length: state.knobs.extraPages }, (_, place) => extraPage(place + 1));
  return [...SEEDED_PAGES, ...extra].filter(({ id }) => !state.deletedPages.includes(id));
};

export const pageById = (facebook: Facebook, id: string): Page | null =>
  pagesOf(facebook).find((page) => page.id === id) ?? null;

/** The person's role on the Page, unless it was lost. */
export const roleOn = ({ state }: Facebook, page: Page, personKey: string): Role | null => {
  const isLost = state.lostRoles.some(
    (lost) => lost.pageId === page.id && lost.personKey === personKey
  );
  return isLost ? null : (page.roles.find((role) => role.personKey === personKey) ?? null);
};

/** Every Page that the person works on, directly or through a business. */
export const pagesWithRole = (facebook: Facebook, personKey: string): Page[] =>
  pagesOf(facebook).filter((page) => roleOn(facebook, page, personKey));

export const businessById = (id: string): Business | null =>
  BUSINESSES.find((business) => business.id === id) ?? null;
