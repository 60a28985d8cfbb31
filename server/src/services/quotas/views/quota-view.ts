import type { QuotaView } from '../../../../../contracts/quotas';
import type { Connection } from '../../connections/connection';
import { UNITS_PER_USD, type Limit } from '../limit';
import type { Standing } from '../quotas';
import { levelOf, shareOf } from './level';

/** A limit as people read it. @param connection whose standing it is; null: a site's @param now epoch ms */
export const quotaView = (
  standing: Standing,
  { connection, now }: { connection: Connection | null; now: number }
): QuotaView => {
  const { limit, siteId, platform, connectionId, source, resetsAt } = standing;
  const isOfAccount = connectionId !== null;
  const inWords = (units: number): number => units / unitsOf(limit);
  return {
    ...{ id: limit.id, label: limit.label, siteId, platform, connectionId, source },
    scope: isOfAccount ? 'account' : platformScope(limit),
    handle: isOfAccount ? (connection?.account.handle ?? null) : null,
    used: inWords(standing.used),
    booked: inWords(standing.booked),
    limit: inWords(limit.limit),
    platformLimit: limit.platformLimit,
    level: levelOf({
      share: shareOf({ limit: limit.limit, remaining: standing.remaining }),
      isFull: isFull(standing, now),
    }),
    nextFreeAt: nextFreeAt(standing, now),
    resetsAt: resetsAt === null ? null : iso(resetsAt),
  };
};

const platformScope = ({ kind }: Limit): 'app' | 'site' => (kind === 'budget' ? 'site' : 'app');

/** Whether one more plain post would wait, or go beyond a soft budget. */
export const isFull = ({ limit, remaining, nextFreeAt: at }: Standing, now: number): boolean =>
  limit.mode === 'soft' ? remaining < limit.takes : at === null || at > now;

/** What is counted in millionths of a dollar is told in dollars. */
export const unitsOf = ({ counts }: Pick<Limit, 'counts'>): number =>
  counts === 'money' ? UNITS_PER_USD : 1;

const nextFreeAt = ({ limit, nextFreeAt: at }: Standing, now: number): string | null =>
  limit.mode === 'soft' || at === null || at <= now ? null : iso(at);

const iso = (at: number): string => new Date(at).toISOString();
