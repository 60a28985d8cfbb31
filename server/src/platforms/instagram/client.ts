import { z } from 'zod';

import type { AdapterDeps } from '../contract';
import { graphUrl, readGraph, type GraphApi } from '../meta';
import { INSTAGRAM_API_VERSION, INSTAGRAM_BASE_URLS } from './descriptor';

export interface InstagramAccess {
  accessToken: string;
  /** Who the calls are about, for the middle of a sentence. */
  subject: string;
}

/** graph.instagram.com, for tokens of Instagram Login; each host refuses the other's tokens. */
export const instagramApi = (deps: AdapterDeps, access: InstagramAccess): GraphApi => ({
  deps,
  url: graphUrl(deps.baseUrls.graph ?? INSTAGRAM_BASE_URLS.graph, versionOf(deps)),
  platform: 'Instagram',
  ...access,
});

/** graph.facebook.com, for tokens of Facebook Login. */
export const facebookGraphApi = (deps: AdapterDeps, access: InstagramAccess): GraphApi => ({
  deps,
  url: graphUrl(deps.baseUrls.facebookGraph ?? INSTAGRAM_BASE_URLS.facebookGraph, versionOf(deps)),
  platform: 'Facebook',
  ...access,
});

const versionOf = ({ apiVersion }: AdapterDeps): string => apiVersion ?? INSTAGRAM_API_VERSION;

const text = z.string().nullish().catch(null);

const meSchema = z.object({
  /** The account's id; `id` is another one, that only this app knows (BL). */
  user_id: z.string().min(1),
  username: text,
  name: text,
  account_type: text,
  profile_picture_url: text,
});

/** Documented inside a list, seen flat, as the answer to the code is. */
const meAnswerSchema = z.union([
  meSchema,
  z.object({ data: z.tuple([meSchema], z.unknown()) }).transform(({ data }) => data[0]),
]);

export type OwnProfile = z.output<typeof meSchema>;

/** GET /me */
export const fetchMe = (api: GraphApi): Promise<OwnProfile> => {
  const fields = 'user_id,username,name,account_type,profile_picture_url';
  return readGraph(api, { path: '/me', query: { fields }, schema: meAnswerSchema });
};

const linkedSchema = z.object({
  id: z.string().min(1),
  username: text,
  name: text,
  profile_picture_url: text,
});

export type LinkedProfile = z.output<typeof linkedSchema>;

const LINKED_FIELDS = 'id,username,name,profile_picture_url';

/** Of a Page: the account behind it. */
export const LINKED_ACCOUNT_FIELD = `instagram_business_account{${LINKED_FIELDS}}`;

/** GET /{account}, with the token of its Page. */
export const fetchLinkedAccount = (api: GraphApi, id: string): Promise<LinkedProfile> => {
  const path = `/${encodeURIComponent(id)}`;
  return readGraph(api, { path, query: { fields: LINKED_FIELDS }, schema: linkedSchema });
};
