import { METRIC_NAMES, type MetricName } from '../../platforms/contract';
import { isPlatformFault } from '../deliveries/platform-fault';
import { hourKeyOf } from '../../../../contracts/analytics-hours';
import { dayOf, weekdayOf } from '../../../../contracts/clock/wall-day';
import type { FactAmount, FactCount } from '../../models/fact-columns';
import type { Delivery } from '../deliveries/delivery';
import type { DeliveryState } from '../deliveries/state-machine';
import type { ZoneClock } from '../times/zone-clock';
import { bucketOf } from './publish-buckets';

/** What is read of a delivery. */
export const FACT_SOURCES = [
  'id',
  'siteId',
  'distributionId',
  'targetId',
  'platform',
  'entryUid',
  'entryDocumentId',
  'entryLocale',
  'source',
  'state',
  'attempts',
  'scheduledAt',
  'content',
  'errorFamily',
  'aiCostUsd',
  'platformCostUsd',
  'postedAt',
  'createdAt',
] as const satisfies readonly (keyof Delivery)[];

export type FactSource = Pick<Delivery, (typeof FACT_SOURCES)[number]>;

/** Where a post stands by its last look; PostgreSQL gives the numbers as strings. */
export type LatestNumbers = Record<MetricName | 'engagement', number | string | null>;

/** Beside the delivery. */
export interface FactContext {
  author: string;
  /** Null: nobody looked yet, or the platform gives none. */
  numbers: LatestNumbers | null;
  /** Of its site. */
  clock: ZoneClock;
}

/** A row of `distribution_delivery_facts`; zero stands for no site, target or template. */
export interface Fact extends Record<FactCount, number>, Record<FactAmount, number | null> {
  deliveryId: number;
  siteId: number;
  day: string;
  platform: string;
  entryUid: string;
  entryDocumentId: string;
  entryLocale: string;
  targetId: number;
  templateId: number;
  author: string;
  hour: number | null;
  publishBucket: number | null;
}

const MICROS = 1_000_000;

/** What a delivery counts for. */
export const factOf = (delivery: FactSource, context: FactContext): Fact => {
  const { clock, author, numbers } = context;
  const plannedAt = Date.parse(delivery.scheduledAt ?? delivery.createdAt);
  const postedAt =
    delivery.state === 'published' && delivery.postedAt ? Date.parse(delivery.postedAt) : null;
  const posted = postedAt === null ? null : clock.reading(postedAt);
  return {
    deliveryId: delivery.id,
    siteId: delivery.siteId ?? 0,
    day: dayOf(clock.reading(plannedAt)),
    platform: delivery.platform,
    entryUid: delivery.entryUid,
    entryDocumentId: delivery.entryDocumentId,
    entryLocale: delivery.entryLocale,
    targetId: delivery.targetId ?? 0,
    templateId: delivery.content.template?.id ?? 0,
    author,
    hour: posted === null ? null : hourOf(posted),
    publishBucket: postedAt === null ? null : bucketOf(postedAt - plannedAt),
    ...countsOf(delivery),
    measured: Number(numbers !== null && hasNumbers(numbers)),
    ...amountsOf(numbers),
    aiCost: microsOf(delivery.aiCostUsd),
    platformCost: postedAt === null ? null : microsOf(delivery.platformCostUsd),
  };
};

/** @param wallTime `2026-11-23T09:00` */
const hourOf = (wallTime: string): number =>
  hourKeyOf(weekdayOf(dayOf(wallTime)), Number(wallTime.slice(11, 13)));

const WAITING: ReadonlySet<DeliveryState> = new Set(['queued', 'held', 'preparing', 'committing']);

const countsOf = ({
  state,
  attempts,
  errorFamily,
}: FactSource): Omit<Record<FactCount, number>, 'measured'> => {
  const isRetried = attempts > 1;
  return {
    posts: 1,
    published: Number(state === 'published'),
    failed: Number(state === 'failed'),
    failedByPlatform: Number(state === 'failed' && isPlatformFault(errorFamily)),
    missed: Number(state === 'missed'),
    cancelled: Number(state === 'cancelled'),
    unknown: Number(state === 'unknown'),
    waiting: Number(WAITING.has(state)),
    retried: Number(isRetried),
    rescued: Number(isRetried && state === 'published'),
  };
};

const hasNumbers = (numbers: LatestNumbers): boolean =>
  METRIC_NAMES.some((name) => numbers[name] !== null);

const amountsOf = (
  numbers: LatestNumbers | null
): Record<MetricName | 'engagement', number | null> => {
  const of = (name: MetricName | 'engagement'): number | null => {
    const value = numbers?.[name] ?? null;
    return value === null ? null : Number(value);
  };
  const metrics = METRIC_NAMES.map((name) => [name, of(name)] as const);
  return {
    ...(Object.fromEntries(metrics) as Record<MetricName, number | null>),
    engagement: of('engagement'),
  };
};

const microsOf = (usd: number | null): number | null =>
  usd === null ? null : Math.round(usd * MICROS);
