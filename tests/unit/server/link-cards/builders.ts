import type { MappedEntry } from '../../../../server/src/services/adaptation/entry';
import type { CardRequest } from '../../../../server/src/services/link-cards/card-draft';
import type { ImageResult } from '../../../../server/src/services/link-cards/fetch-image';
import type { PageResult } from '../../../../server/src/services/link-cards/fetch-page';
import { LinkCards } from '../../../../server/src/services/link-cards/link-cards';
import { pageFactsOf } from '../../../../server/src/services/link-cards/page-facts';

export const LINK = 'https://harbour.example/blog/tides';
export const UTM_LINK = `${LINK}?utm_source=x&utm_medium=social`;

export const anEntry = (over: Partial<MappedEntry> = {}): MappedEntry => ({
  uid: 'api::article.article',
  documentId: 'tides',
  locale: 'en',
  title: 'From the fields',
  summary: 'Summary of\nthe fields',
  body: '',
  link: LINK,
  cover: { fileId: 7, kind: 'image', hash: 'h', altText: '' },
  gallery: [],
  tags: [],
  author: null,
  language: 'en',
  versionHash: '0123456789abcdef',
  ...over,
});

export const PLATFORMS = {
  x: { id: 'x', label: 'X', linkStyle: 'in-text' },
  facebook: { id: 'facebook', label: 'Facebook', linkStyle: 'attached' },
  mastodon: { id: 'mastodon', label: 'Mastodon', linkStyle: 'in-text' },
  bluesky: { id: 'bluesky', label: 'Bluesky', linkStyle: 'card' },
  linkedin: { id: 'linkedin', label: 'LinkedIn', linkStyle: 'card' },
  tiktok: { id: 'tiktok', label: 'TikTok', linkStyle: 'none' },
} as const;

export const META = {
  title: '<meta property="og:title" content="From the page">',
  description: '<meta property="og:description" content="Page words">',
  image: '<meta property="og:image" content="/cover.jpg">',
  card: '<meta name="twitter:card" content="summary_large_image">',
};

export const aPage = (head = Object.values(META).join('')): PageResult => ({
  kind: 'page',
  status: 200,
  url: LINK,
  facts: pageFactsOf(head, LINK),
});

export const anImage = (width: number, height: number): ImageResult => ({
  kind: 'image',
  facts: { format: 'jpeg', width, height },
});

export interface World {
  page: PageResult;
  image: ImageResult;
  coverSize: { width: number; height: number } | null;
}

export const aService = (over: Partial<World> = {}) => {
  const world: World = {
    page: aPage(),
    image: anImage(1200, 630),
    coverSize: { width: 1600, height: 900 },
    ...over,
  };
  const state = { now: 0, isStuck: false, pages: [] as string[], images: [] as string[] };
  const answer = <T>(value: T): Promise<T> =>
    state.isStuck ? new Promise<T>(() => undefined) : Promise.resolve(value);
  const cards = new LinkCards({
    clock: {
      now: () => state.now,
      // Nobody who is not stuck ever waits for it.
      sleep: (ms) =>
        state.isStuck
          ? Promise.resolve().then(() => void (state.now += ms))
          : new Promise(() => undefined),
    },
    lookAtPage: (url) => {
      state.pages.push(url);
      return answer(world.page);
    },
    lookAtImage: (url) => {
      state.images.push(url);
      return answer(world.image);
    },
    fieldImageSize: () => Promise.resolve(world.coverSize),
  });
  const cardFor = async (platform: keyof typeof PLATFORMS, request: Partial<CardRequest> = {}) => {
    const draft = await cards.cardFor({
      ...{ entry: anEntry(), link: UTM_LINK, isPublished: true, wait: true },
      descriptor: PLATFORMS[platform],
      ...request,
    });
    if (!draft) throw new Error('There is no card.');
    return draft;
  };
  return { cards, cardFor, state, world };
};

export const codesOf = ({ problems }: { problems: { code: string }[] }) =>
  problems.map(({ code }) => code);
