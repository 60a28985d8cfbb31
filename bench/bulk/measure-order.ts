import type { AdminClient } from '../../scripts/person/admin-client';
import type { BulkApp, Memory } from './bulk-app';

export interface OrderPlan {
  rows: number;
  targetIds: readonly number[];
}

export interface OrderFigures {
  rows: number;
  targets: number;
  /** From the request with a filter to the draft with all its rows, ms. */
  draftMs: number;
  /** From the start to the last row, ms. */
  runMs: number;
  cpuMs: number;
  /** Posts that were made; fewer than rows × targets is a mistake. */
  deliveries: number;
  /** A tenth of the rows in, when everything is warm. */
  early: Memory;
  end: Memory;
  /** While rows were worked off: how long another request took at its longest, ms. */
  slowestAnswerMs: number;
}

interface OrderView {
  id: number;
  state: string;
  counts: Record<string, number>;
  deliveries: Record<string, number>;
}

const API = '/api/admin/distribution';
const LOOK_EVERY_MS = 250;
const DAY_MS = 24 * 60 * 60_000;

/** Orders everything there is for a later day, so that making posts is measured and not sending them. */
export const measureOrder = async (
  app: BulkApp,
  client: AdminClient,
  { rows, targetIds }: OrderPlan
): Promise<OrderFigures> => {
  const filter = { contentType: 'api::article.article', filters: {} };
  const [from, until] = [DAY_MS, 8 * DAY_MS].map((ms) => new Date(Date.now() + ms).toISOString());
  const body = { filter, targetIds, again: true, times: { kind: 'spread', from, until } };
  const askedAt = performance.now();
  const draft = await ask(client, 'POST', '/dispatch/bulk', body);
  const draftMs = performance.now() - askedAt;
  if (draft.counts.waiting !== rows) throw new Error(`A draft of ${draft.counts.waiting} rows.`);
  const cpuBefore = await app.cpuMs();
  const startedAt = performance.now();
  await ask(client, 'POST', `/bulk/${draft.id}/start`);
  let early: Memory | null = null;
  let slowestAnswerMs = 0;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const lookedAt = performance.now();
    const { state, counts, deliveries } = await ask(client, 'GET', `/bulk/${draft.id}`);
    slowestAnswerMs = Math.max(slowestAnswerMs, performance.now() - lookedAt);
    if (!early && (counts.done ?? 0) >= rows / 10) early = await app.memory();
    if (state !== 'done') continue;
    const runMs = performance.now() - startedAt;
    const cpuMs = (await app.cpuMs()) - cpuBefore;
    const end = await app.memory();
    const made = Object.values(deliveries).reduce((sum, count) => sum + count, 0);
    return {
      ...{ rows, targets: targetIds.length, draftMs, runMs, cpuMs, deliveries: made },
      ...{ early: early ?? end, end, slowestAnswerMs },
    };
  }
};

const ask = async (
  client: AdminClient,
  method: string,
  path: string,
  body?: object
): Promise<OrderView> => (await client.request<{ data: OrderView }>(method, API + path, body)).data;
