import { missingPermission, noSuchObject, notAllowed } from '../meta/graph-error';
import { selectFields, type FieldRequest, type NodeFields } from '../meta/fields';
import { isGranted } from '../meta/grants';
import { instagramAccountById, type InstagramAccount } from '../meta/instagram-accounts';
import { scopedIdOf } from '../meta/scoped-id';
import { pageTokenOf } from '../meta/tokens';
import type { Caller } from './caller';
import { pageById, roleOn, type Business, type Page } from './pages';
import type { Facebook } from './state';

/** What a field is read with. */
export interface Reading {
  facebook: Facebook;
  caller: Caller;
}

export const picturePath = (key: string): string => `/picture/${key}.svg`;

const PICTURE_SIZES: Readonly<Record<string, number>> = { small: 50, normal: 100, large: 200 };

/** Pictures are an edge, so they come wrapped in `data`. */
const picture = ({ facebook }: Reading, key: string, request: FieldRequest) => {
  const size = PICTURE_SIZES[request.modifiers.type ?? 'small'] ?? 50;
  const node: NodeFields = {
    id: () => undefined,
    url: () => `${facebook.world.baseUrl()}${picturePath(key)}`,
    width: () => size,
    height: () => size,
    is_silhouette: () => false,
  };
  const defaults = ['height', 'is_silhouette', 'url', 'width'];
  const requests = request.fields;
  return { data: selectFields({ nodeType: 'ProfilePictureSource', node, requests, defaults }) };
};

const personFields = (reading: Reading): NodeFields => {
  const { app, person, grant } = reading.caller;
  return {
    id: () => scopedIdOf({ clientId: app.clientId, personKey: person.key }),
    name: () => person.name,
    first_name: () => person.firstName,
    last_name: () => person.lastName,
    short_name: () => person.firstName,
    email: () => (isGranted(grant, 'email') ? (person.email ?? undefined) : undefined),
    picture: (request) => picture(reading, person.key, request),
  };
};

const instagramFields = ({ facebook }: Reading, account: InstagramAccount): NodeFields => ({
  id: () => account.id,
  username: () => account.username,
  name: () => account.name,
  biography: () => account.biography,
  website: () => account.website || undefined,
  profile_picture_url: () => `${facebook.world.baseUrl()}${picturePath(account.id)}`,
  followers_count: () => account.followers,
  follows_count: () => account.follows,
  media_count: () => 0,
});

/** The linked account, if its permission was granted and its box ticked. */
const sharedInstagram = ({ caller }: Reading, page: Page): InstagramAccount | null => {
  const id = page.instagramId;
  if (id === null || !caller.grant.assets.includes(id)) return null;
  return isGranted(caller.grant, 'instagram_basic') ? instagramAccountById(id) : null;
};

/** A person gets the token of a Page with `pages_show_list`; a Page gets its own. */
const tokenOfPage = ({ facebook, caller }: Reading, page: Page): string | undefined => {
  if (caller.page) return caller.page.id === page.id ? caller.accessToken : undefined;
  if (!isGranted(caller.grant, 'pages_show_list')) return undefined;
  return pageTokenOf(facebook, caller.accessToken, page.id);
};

const pageFields = (reading: Reading, page: Page): NodeFields => ({
  id: () => page.id,
  name: () => page.name,
  username: () => page.username,
  access_token: () => tokenOfPage(reading, page),
  about: () => page.about,
  category: () => page.category,
  category_list: () => [{ id: '2233', name: page.category }],
  link: () => `https://www.facebook.com/${page.username}`,
  is_published: () => true,
  fan_count: () => page.followers,
  followers_count: () => page.followers,
  picture: (request) => picture(reading, page.id, request),
  instagram_business_account: ({ fields }) => {
    const account = sharedInstagram(reading, page);
    if (!account) return undefined;
    const node = instagramFields(reading, account);
    return selectFields({ nodeType: 'IGUser', node, requests: fields, defaults: [] });
  },
});

/** A Page in a list of Pages: there it also tells the person's tasks. */
export const listedPage = (
  reading: Reading,
  page: Page,
  requests: FieldRequest[] | null
): Record<string, unknown> => {
  const { facebook, caller } = reading;
  const node: NodeFields = {
    ...pageFields(reading, page),
    tasks: () => roleOn(facebook, page, caller.person.key)?.tasks,
  };
  const defaults = ['access_token', 'category', 'category_list', 'name', 'id', 'tasks'];
  return selectFields({ nodeType: 'Page', node, requests, defaults });
};

export const businessNode = (
  business: Business,
  requests: FieldRequest[] | null
): Record<string, unknown> => {
  const node: NodeFields = {
    id: () => business.id,
    name: () => business.name,
    verification_status: () => 'verified',
  };
  return selectFields({ nodeType: 'Business', node, requests, defaults: ['id', 'name'] });
};

/** Whether the caller may read this Page as one of its people. */
const requireRole = ({ facebook, caller }: Reading, page: Page): void => {
  const { grant, person } = caller;
  const isShared = grant.assets.includes(page.id) && roleOn(facebook, page, person.key);
  const isPermitted = ['pages_show_list', 'pages_read_engagement'].some((scope) =>
    isGranted(grant, scope)
  );
  if (isShared && isPermitted) return;
  throw missingPermission(
    "This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature. Refer to https://developers.facebook.com/docs/apps/review/login-permissions#manage-pages and https://developers.facebook.com/docs/apps/review/feature#reference-PAGES_ACCESS for details."
  );
};

export const pageNode = (reading: Reading, page: Page, requests: FieldRequest[] | null) => {
  requireRole(reading, page);
  const node = pageFields(reading, page);
  return selectFields({ nodeType: 'Page', node, requests, defaults: ['name', 'id'] });
};

export const personNode = (reading: Reading, requests: FieldRequest[] | null) => {
  const node = personFields(reading);
  return selectFields({ nodeType: 'User', node, requests, defaults: ['name', 'id'] });
};

export const instagramNode = (
  reading: Reading,
  account: InstagramAccount,
  requests: FieldRequest[] | null
) => {
  const { caller } = reading;
  if (!caller.grant.assets.includes(account.id)) throw noSuchObject(account.id);
  if (!isGranted(caller.grant, 'instagram_basic')) {
    throw notAllowed('Requires instagram_basic permission to read this account.');
  }
  const node = instagramFields(reading, account);
  return selectFields({ nodeType: 'IGUser', node, requests, defaults: ['id'] });
};

/** The Page that a node id means; `me` is a Page for a Page's token. */
export const pageMeant = ({ facebook, caller }: Reading, id: string): Page | null =>
  id === 'me' ? caller.page : pageById(facebook, id);

/** Whether a node id means the person behind the token. */
export const isPersonMeant = ({ caller }: Reading, id: string): boolean =>
  id === 'me'
    ? caller.page === null
    : id === scopedIdOf({ clientId: caller.app.clientId, personKey: caller.person.key });
