import { ARTICLE, publishArticles } from '../app/articles';
import type { Session } from '../engine/session';
import { runClosedLoop } from '../http/closed-loop';
import { JsonClient } from '../http/json-client';

const API = '/api/admin/distribution';
const CLIENTS = 4;
const DAY_MS = 24 * 60 * 60_000;

interface Target {
  id: number;
}

/** Repeating schedules, made over the API as the admin panel does, each of an article of its own. */
export const makeSchedules = async (session: Session, count: number): Promise<number[]> => {
  const { app, apiToken, adminToken } = session;
  const articles = await publishArticles({ url: app.url, apiToken }, count);
  const client = new JsonClient(app.url, { maxSockets: CLIENTS, token: adminToken });
  const targets = await targetsOf(session);
  const wallTime = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 16);
  const ids: number[] = [];
  let place = 0;
  const send = async () => {
    const documentId = articles[place];
    const target = targets[place % targets.length];
    place += 1;
    const answer = await client.post<{ data: { schedules: { id: number }[] } }>(
      `${API}/schedules`,
      {
        ...{ contentType: ARTICLE, documentId, locale: 'en', targetIds: [target?.id] },
        when: { kind: 'at', wallTime, zone: 'UTC' },
        recurrence: { every: 'day', times: 10 },
      }
    );
    ids.push(...answer.data.schedules.map(({ id }) => id));
  };
  await runClosedLoop({ clients: CLIENTS, requests: count, send });
  client.close();
  return ids;
};

const targetsOf = async ({ app, adminToken }: Session): Promise<Target[]> => {
  const headers = { authorization: `Bearer ${adminToken}` };
  const response = await fetch(`${app.url}${API}/targets`, { headers });
  if (!response.ok) throw new Error(`The targets were refused with ${response.status}.`);
  return ((await response.json()) as { data: Target[] }).data;
};
