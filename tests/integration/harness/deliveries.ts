import type { AdminClient } from '../../../scripts/person/admin-client';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import { aPublishedArticle, ARTICLE } from './articles';
import type { TestApp } from './app';
import { tablesOf } from './rows';

const FINISHED = ['published', 'failed', 'missed', 'cancelled'];
const WAITING = ['queued', 'held', 'unknown'];

/** Nothing more happens to it by itself: it is finished, or waits for a person. */
const isAtRest = ({ state, dueAt }: Delivery): boolean =>
  FINISHED.includes(state) || (WAITING.includes(state) && dueAt === null);

const isDue = ({ state, dueAt }: Delivery): boolean =>
  WAITING.includes(state) && dueAt !== null && Date.parse(dueAt) <= Date.now();

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const deliveriesOf = (app: TestApp, entryDocumentId: string): Promise<Delivery[]> =>
  tablesOf(app).deliveries.findMany({ where: { entryDocumentId }, orderBy: { id: 'asc' } });

export const describeDeliveries = (deliveries: readonly Delivery[]): string[] =>
  deliveries.map(({ platform, state, reason }) => `${platform} ${state} ${reason ?? ''}`.trim());

/** Waits until the condition holds for the entry's deliveries, at most `limitMs`, and answers them. */
export const deliveriesWhen = async (
  app: TestApp,
  documentId: string,
  isSo: (deliveries: Delivery[]) => boolean,
  limitMs = 25_000
): Promise<Delivery[]> => {
  const until = Date.now() + limitMs;
  for (;;) {
    const deliveries = await deliveriesOf(app, documentId);
    if (isSo(deliveries)) return deliveries;
    if (Date.now() > until) {
      throw new Error(`It did not come about: ${describeDeliveries(deliveries).join('; ')}`);
    }
    await pause(50);
  }
};

/** Waits for the workers: until every delivery of the entry is at rest. */
export const settled = (app: TestApp, documentId: string): Promise<Delivery[]> =>
  deliveriesWhen(app, documentId, (rows) => rows.length > 0 && rows.every(isAtRest));

export const run = (app: TestApp, deliveryId: number): Promise<void> =>
  getService(app.strapi, 'deliveries').run(deliveryId);

export const sweep = (app: TestApp): Promise<void> => getService(app.strapi, 'deliveries').sweep();

/** Is the worker of an app that has none: looks at what is due until everything is at rest. */
export const workOff = async (app: TestApp, documentId: string): Promise<Delivery[]> => {
  const until = Date.now() + 25_000;
  for (;;) {
    const deliveries = await deliveriesOf(app, documentId);
    if (deliveries.every(isAtRest)) return deliveries;
    if (Date.now() > until) {
      throw new Error(`Never at rest: ${describeDeliveries(deliveries).join('; ')}`);
    }
    await Promise.all(deliveries.filter(isDue).map(({ id }) => run(app, id)));
    await pause(20);
  }
};

export interface Distributed {
  documentId: string;
  deliveryIds: number[];
}

export interface DistributeOptions {
  /** One platform only. */
  platform?: string | null;
  gallery?: number[];
  /** Due so much later, ms. @default at once */
  inMs?: number;
}

const schedule = (
  app: TestApp,
  { documentId, targetIds, dueAt }: { documentId: string; targetIds: number[]; dueAt: Date }
) =>
  getService(app.strapi, 'distributions').dispatch({
    entry: { uid: ARTICLE, documentId, locale: 'en' },
    targetIds,
    overrides: {},
    again: false,
    source: 'manual',
    requestedBy: null,
    idempotencyKey: `test:${documentId}`,
    firstTimeOnly: false,
    dueAt,
  });

/** Publishes a new article and distributes it by hand, to one platform or to all. */
export const distributeArticle = async (
  app: TestApp,
  admin: AdminClient,
  { platform = null, inMs = 0, ...over }: DistributeOptions = {}
): Promise<Distributed> => {
  const documentId = await aPublishedArticle(app, over);
  const request = { contentType: ARTICLE, documentId, locale: 'en' };
  const { targets } = await admin.preview(request);
  const targetIds = targets
    .filter((target) => platform === null || target.platform === platform)
    .map(({ targetId }) => targetId);
  const { deliveryIds } = await (inMs > 0
    ? schedule(app, { documentId, targetIds, dueAt: new Date(Date.now() + inMs) })
    : admin.dispatch({ ...request, targetIds }));
  if (deliveryIds.length !== targetIds.length) throw new Error('Not everything was dispatched.');
  return { documentId, deliveryIds };
};

export interface PostCount {
  /** Platforms of the posts that became visible since, in alphabetical order. */
  since(): string[];
}

/** Starts counting what becomes visible on the platforms. */
export const countPosts = ({ sandbox }: TestApp): PostCount => {
  const before = sandbox.ledger.all().length;
  return {
    since: () =>
      sandbox.ledger
        .all()
        .slice(before)
        .map(({ platform }) => platform)
        .sort(),
  };
};

/** Counts the calls of an operation from now on, each answered `ms` later; by default undisturbed. */
export const countCalls = (
  { sandbox }: TestApp,
  { platform, operation, ms = 0 }: { platform: string; operation: string; ms?: number }
): (() => number) => {
  const limit = 1_000;
  sandbox.faults.add({ platform, operation, kind: 'delay', ms, times: limit });
  return () => {
    const counter = sandbox.faults
      .pending()
      .find((fault) => fault.platform === platform && fault.operation === operation);
    return counter ? limit - (counter.times ?? limit) : limit;
  };
};
