import { randomUUID } from 'node:crypto';

import { runClosedLoop } from '../http/closed-loop';
import { JsonClient } from '../http/json-client';

export const ARTICLE = 'api::article.article';

/** What an editor's article holds; title and slug are its own. */
export const articleFields = () => {
  const key = randomUUID();
  return {
    title: `Harbour note ${key.slice(0, 8)} on tides, ferries and the light`,
    slug: `harbour-note-${key}`,
    excerpt: 'The ferry runs again, the light is repaired, and the tide tables are printed.',
    author: 'The harbour desk',
  };
};

/** Published articles, each to be dispatched once; their document ids. */
export const publishArticles = async (
  { url, apiToken }: { url: string; apiToken: string },
  count: number
): Promise<string[]> => {
  const clients = 4;
  const client = new JsonClient(url, { maxSockets: clients, token: apiToken });
  const ids: string[] = [];
  await runClosedLoop({
    clients,
    requests: count,
    send: async () => {
      const path = '/api/articles?status=published&locale=en';
      const { data } = await client.post<{ data: { documentId: string } }>(path, {
        data: articleFields(),
      });
      ids.push(data.documentId);
    },
  });
  client.close();
  return ids;
};
