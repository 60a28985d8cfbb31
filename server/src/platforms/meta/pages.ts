import { z } from 'zod';

import { PlatformFailure } from '../contract';
import { FIELD_UNKNOWN } from './error-table';
import { readGraphList, type GraphApi } from './graph-client';

const text = z.string().nullish().catch(null);

const pageSchema = z.object({
  id: z.string().min(1),
  name: z.string().catch(''),
  username: text,
  /** The Page's own token; without it the person may not act as the Page. */
  access_token: text,
  /** What the person may do there; absent on edges that do not tell. */
  tasks: z.array(z.string()).nullish().catch(null),
  picture: z
    .object({ data: z.object({ url: text }) })
    .nullish()
    .catch(null),
  instagram_business_account: z
    .object({ id: z.string().min(1), username: text, name: text, profile_picture_url: text })
    .nullish()
    .catch(null),
});

/** A Page that the person has to do with. */
export type FacebookPage = z.output<typeof pageSchema>;

export interface PagesQuery {
  /** What the person has granted. */
  granted: readonly string[];
  /** Fields beyond id, name, token and tasks. */
  fields: readonly string[];
}

const BASE_FIELDS = ['id', 'name', 'access_token'];
const TASKS = 'tasks';

/**
 * Every Page that the person shared with the app, each once: those with a role of their own, and
 * those that come through a business portfolio, which the first list leaves out.
 */
export const fetchPages = async (api: GraphApi, query: PagesQuery): Promise<FacebookPage[]> => {
  // Without the permission the call is refused; that it is missing says more than the refusal.
  if (!query.granted.includes('pages_show_list')) return [];
  const own = await fetchEdge(api, '/me/accounts', query);
  const ofBusinesses = query.granted.includes('business_management')
    ? await fetchBusinessPages(api, query)
    : [];
  const byId = new Map<string, FacebookPage>();
  for (const page of [...own, ...ofBusinesses]) {
    const known = byId.get(page.id);
    if (!known || worthOf(page) > worthOf(known)) byId.set(page.id, page);
  }
  return [...byId.values()];
};

const worthOf = (page: FacebookPage): number =>
  (page.access_token ? 2 : 0) + (mayCreateContent(page) ? 1 : 0);

/** The tasks that let people post as a Page; one of them is enough. */
export const POSTING_TASKS = ['CREATE_CONTENT'] as const;

/** Whether the tasks let people post; also where they are not told. */
export const mayCreateContent = (
  { tasks }: Pick<FacebookPage, 'tasks'>,
  sufficient: readonly string[] = POSTING_TASKS
): boolean => !tasks || tasks.some((task) => sufficient.includes(task));

/** GET /me/accounts, /{business}/owned_pages, /{business}/client_pages */
const fetchEdge = async (
  api: GraphApi,
  path: string,
  { fields }: PagesQuery
): Promise<FacebookPage[]> => {
  const read = (names: readonly string[]) =>
    readGraphList(api, { path, query: { fields: names.join(',') }, schema: pageSchema });
  const names = [...BASE_FIELDS, ...fields];
  try {
    return await read([...names, TASKS]);
  } catch (error) {
    // `tasks` belongs to /me/accounts and not to the Page itself (PAGE): other edges may refuse it.
    if (!(error instanceof PlatformFailure) || error.code !== FIELD_UNKNOWN) throw error;
    return read(names);
  }
};

const businessSchema = z.object({ id: z.string().min(1) });

/** Best effort (BUS): what is refused here, or does not answer, must not cost the other Pages. */
const fetchBusinessPages = async (api: GraphApi, query: PagesQuery): Promise<FacebookPage[]> => {
  const read = { path: '/me/businesses', query: { fields: 'id' }, schema: businessSchema };
  const pages: FacebookPage[] = [];
  try {
    for (const { id } of await readGraphList(api, read)) {
      for (const edge of ['owned_pages', 'client_pages']) {
        const path = `/${encodeURIComponent(id)}/${edge}`;
        pages.push(...(await unlessRefused(fetchEdge(api, path, query))));
      }
    }
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
  }
  return pages;
};

/** One business that does not open its lists says nothing about the next one; a throttle does. */
const unlessRefused = async (call: Promise<FacebookPage[]>): Promise<FacebookPage[]> => {
  try {
    return await call;
  } catch (error) {
    const isRefusal =
      error instanceof PlatformFailure && ['account_problem', 'rejected'].includes(error.family);
    if (isRefusal) return [];
    throw error;
  }
};

/**
 * Why this Page cannot be posted to, with the next step; null when it can.
 *
 * @param sufficient the tasks of which one is needed; {@link POSTING_TASKS} by default
 */
export const pageProblem = (
  page: FacebookPage,
  sufficient: readonly string[] = POSTING_TASKS
): string | null => {
  const name = pageName(page);
  if (!page.access_token) {
    return `You have no access to ${name} of your own: ask an admin of the Page for access with the task "Content", then connect it again.`;
  }
  return mayCreateContent(page, sufficient) ? null : contentTaskMissing(name);
};

/** @param page as in {@link pageName} */
export const contentTaskMissing = (page: string): string =>
  `You may not create content on ${page}: ask an admin of the Page for the task "Content", then connect it again.`;

/** As it stands in a sentence. */
export const pageName = ({ id, name }: { id: string; name: string }): string =>
  `the Page "${name === '' ? id : name}"`;
