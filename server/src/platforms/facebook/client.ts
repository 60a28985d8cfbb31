import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { AdapterDeps } from '../contract';
import { FIELD_UNKNOWN, graphUrl, readGraph, type GraphApi } from '../meta';
import { FACEBOOK_API_VERSION } from './descriptor';
import { FACEBOOK_ROWS } from './error-rows';
import { facebookHost } from './hosts';

export interface FacebookAccess extends Pick<GraphApi, 'observe' | 'signal'> {
  accessToken: string;
  /** Who the calls are about, for the middle of a sentence. */
  subject: string;
}

export const versionOf = ({ apiVersion }: AdapterDeps): string =>
  apiVersion ?? FACEBOOK_API_VERSION;

/** The Graph API for one token; its headers and proofs are made in one place for all of Meta. */
export const facebookApi = (
  deps: AdapterDeps,
  access: FacebookAccess,
  host: 'graph' | 'graphVideo' = 'graph'
): GraphApi => ({
  deps,
  url: graphUrl(facebookHost(deps, host), versionOf(deps)),
  platform: 'Facebook',
  rows: FACEBOOK_ROWS,
  ...access,
});

const pageSchema = z.object({
  id: z.string().min(1),
  name: z.string().catch(''),
  username: z.string().nullish().catch(null),
  picture: z
    .object({ data: z.object({ url: z.string().nullish().catch(null) }) })
    .nullish()
    .catch(null),
  tasks: z.array(z.string()).nullish().catch(null),
});

/** A Page as its own token sees it. */
export type OwnPage = z.output<typeof pageSchema>;

/** Of a Page, beyond id, name, token and tasks. */
export const PAGE_FIELDS = ['username', 'picture{url}'] as const;

/**
 * GET /{page}. `tasks` is asked for and done without: it is known on /me/accounts, and on the Page
 * itself not documented (SDK).
 */
export const fetchPage = async (api: GraphApi, pageId: string): Promise<OwnPage> => {
  const path = `/${encodeURIComponent(pageId)}`;
  const fields = ['id', 'name', ...PAGE_FIELDS];
  const read = (names: readonly string[]) =>
    readGraph(api, { path, query: { fields: names.join(',') }, schema: pageSchema });
  try {
    return await read([...fields, 'tasks']);
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.code !== FIELD_UNKNOWN) throw error;
    return read(fields);
  }
};
