import { setImmediate as letOthersWork } from 'node:timers/promises';

import type { Core } from '@strapi/types';

import type { BulkPeriodProblem } from '../../../../contracts/bulk';
import { accountName } from '../connections/account-name';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { timeWords } from '../times/time-words';
import { ZoneClock } from '../times/zone-clock';
import type { BulkOrder } from './bulk-order';
import { fittingUntil } from './fitting-period';
import { MAX_SPREAD_MS, type Span } from './spread';
import { postsByTarget, type SharedRow, type TargetPosts } from './spread-posts';

/** Posts of one target, and when the last one would go out, epoch ms; null: some never would. */
interface Ending extends TargetPosts {
  lastAt: number | null;
}

/**
 * Why the limits do not let an order out within its period, and which one would do; null: they do,
 * or it has none that is still to come. A pure read.
 */
export const periodProblem = async (
  strapi: Core.Strapi,
  order: BulkOrder,
  rows: readonly SharedRow[]
): Promise<BulkPeriodProblem | null> => {
  const span = spanOf(order);
  if (!span) return null;
  const site = await getService(strapi, 'sites').demand(order.siteId);
  const all = await postsByTarget(strapi, { site, options: order.options, rows });
  const endings = await endingsOf(strapi, all, span);
  const late = endings.filter(({ lastAt }) => lastAt === null || lastAt > span.until);
  if (late.length === 0) return null;
  const never = late.find(({ lastAt }) => lastAt === null);
  if (never) return { message: neverWords(strapi, never), lastAt: null, suggestedUntil: null };
  const lastAt = lastOf(late) ?? span.until;
  const suggested = await fittingUntil(
    async (until) => lastOf(await endingsOf(strapi, all, { ...span, until })),
    { from: span.from, lateAt: lastAt, latest: systemClock.now() + MAX_SPREAD_MS }
  );
  return {
    message: lateWords(strapi, { late, lastAt, until: span.until, suggested, zone: order.zone }),
    lastAt: new Date(lastAt).toISOString(),
    suggestedUntil: suggested === null ? null : new Date(suggested).toISOString(),
  };
};

const spanOf = ({ options: { times } }: BulkOrder): Span | null => {
  if (times.kind !== 'spread') return null;
  const now = systemClock.now();
  const from = times.from === undefined ? now : Math.max(now, Date.parse(times.from));
  const until = Date.parse(times.until);
  return from < until ? { from, until } : null;
};

const endingsOf = async (
  strapi: Core.Strapi,
  all: readonly TargetPosts[],
  { from, until }: Span
): Promise<Ending[]> => {
  // Of thousands of posts it takes a while.
  await letOthersWork();
  const wishes = all.map((one) => ({ ...one, from, spreadUntil: until }));
  const outlooks = await getService(strapi, 'quotas').forecast(wishes);
  return all.map((one, index) => {
    const times = outlooks[index]?.times ?? [];
    return { ...one, lastAt: times.length < one.posts ? null : (times.at(-1) ?? from) };
  });
};

/** Null: some never go out. */
const lastOf = (endings: readonly Ending[]): number | null =>
  endings.reduce<number | null>(
    (latest, { lastAt }) => (latest === null || lastAt === null ? null : Math.max(latest, lastAt)),
    0
  );

interface LateFacts {
  late: readonly Ending[];
  lastAt: number;
  until: number;
  suggested: number | null;
  zone: string;
}

const lateWords = (
  strapi: Core.Strapi,
  { late, lastAt, until, suggested, zone }: LateFacts
): string => {
  const clock = new ZoneClock(zone);
  const accounts = [...new Set(late.map((one) => nameOf(strapi, one)))];
  const shown = accounts.slice(0, 3).join(', ');
  const others = accounts.length > 3 ? ` and ${accounts.length - 3} more` : '';
  const advice =
    suggested === null
      ? 'No period of a year would do: choose fewer entries or targets.'
      : `Spread them until ${clock.reading(suggested).replace('T', ' ')} or later, or choose fewer entries or targets.`;
  return `The limits do not let posts to ${shown}${others} out by ${timeWords(clock.reading(until), zone)}: the last one would go out at ${clock.reading(lastAt).replace('T', ' ')}. ${advice}`;
};

const neverWords = (strapi: Core.Strapi, one: Ending): string =>
  `Limits or budgets would never let all posts to ${nameOf(strapi, one)} out, however long the period is. Raise them, or choose other targets.`;

const nameOf = (strapi: Core.Strapi, { connection: { platform, account } }: Ending): string =>
  `${accountName(platform, account.handle)} on ${getService(strapi, 'adapters').descriptorOf(platform).label}`;
