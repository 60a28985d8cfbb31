import { adminRoutes } from '../../../server/src/routes/admin';
import type { AdminClient } from '../../person/admin-client';

const API = '/api/admin/distribution';

/** Asked of every list: narrowed, in pages, and wrongly. */
const QUERIES = ['', '?site=default', '?site=nowhere', '?pageSize=100', '?pageSize=0&before=x'];

/** Those with a body. */
const WRITING = ['POST', 'PUT'];

/** Stands for a row that is not there, and for something that is no id. */
const WRONG_IDS = ['999999', 'not-a-number'];

export interface Known {
  /** Token of a choice of accounts that is still open. */
  choice: string;
  /** Secrets that a person may type in the wrong place; no error may repeat them. */
  typed: readonly string[];
}

/** Calls every route of the plugin as the super admin: the reading ones for all there is to read. */
export const walkApi = async (client: AdminClient, known: Known): Promise<number> => {
  const ids = new Map<string, string[]>();
  let calls = 0;
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    calls += 1;
    return client.request(method, API + path, body).catch(() => null);
  };
  for (const { path } of adminRoutes.filter(({ method }) => method === 'GET')) {
    if (path.endsWith('/callback')) continue;
    for (const filled of fill(path, ids, known)) {
      for (const query of QUERIES)
        ids.set(path, idsIn(await ask('GET', filled + query), ids, path));
    }
  }
  for (const { method, path } of adminRoutes.filter((route) => WRITING.includes(route.method))) {
    for (const secret of known.typed) await ask(method, wrongly(path), hostileBody(secret));
  }
  return calls;
};

/** The path with each id that its list has shown, and with wrong ones. */
const fill = (path: string, ids: ReadonlyMap<string, string[]>, { choice }: Known): string[] => {
  const list = path.split('/:')[0] ?? path;
  const parameter = /:(\w+)/.exec(path)?.[1];
  if (!parameter) return [path];
  const values = parameter === 'token' ? [choice, 'unknown-token'] : (ids.get(list) ?? []);
  return [...values, ...WRONG_IDS].map((value) => path.replace(/:\w+/, value));
};

const idsIn = (answer: unknown, ids: ReadonlyMap<string, string[]>, path: string): string[] => {
  const found = [...JSON.stringify(answer ?? null).matchAll(/"id":(\d+)/g)].map(([, id]) => id);
  return [...new Set([...(ids.get(path) ?? []), ...found.filter((id) => id !== undefined)])];
};

const wrongly = (path: string): string =>
  path.replace(/:(\w+)/g, (_, name: string) => (name === 'id' ? '999999' : 'x'));

/** A person mixes the fields up: everything that could be a secret is one, and nothing is right. */
const hostileBody = (secret: string): Record<string, unknown> => ({
  clientId: '',
  clientSecret: secret,
  apiKey: secret,
  model: [secret],
  baseUrl: secret,
  identifier: secret,
  password: secret,
  accountIds: [secret],
  outcome: secret,
  trigger: secret,
  timezone: secret,
  ids: [secret],
  days: secret,
});
