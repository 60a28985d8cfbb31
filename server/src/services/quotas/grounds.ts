import { startOf } from './ledger-book';
import type { LedgerStore } from './ledger-store';
import { limitKey, type Limit, type Use } from './limit';
import type { Ground } from './line';

const EMPTY: Ground = { uses: [], told: null };

/** What the ledger knows of some limits, read without a lock. @param now epoch ms */
export const groundsOf = async (
  store: LedgerStore,
  limits: readonly Limit[],
  now: number
): Promise<(limit: Limit) => Ground> => {
  const byKey = new Map(limits.map((limit) => [limitKey(limit), limit]));
  const rows = await store.read([...new Set(limits.map(({ subject }) => subject))]);
  const toldOf = ({ subject, id }: Limit) => {
    const row = rows.find((one) => one.subject === subject && one.limitId === id);
    return row?.told && row.told.until > now ? row.told : null;
  };
  const found = await store.usesOf(
    [...byKey.values()].map((limit) => ({
      subject: limit.subject,
      limitId: limit.id,
      since: Math.min(startOf(limit, now), toldOf(limit)?.at ?? now),
    }))
  );
  const usesByKey = new Map<string, Use[]>([...byKey.keys()].map((key) => [key, []]));
  for (const use of found) {
    usesByKey.get(limitKey({ subject: use.subject, id: use.limitId }))?.push(use);
  }
  const grounds = new Map<string, Ground>();
  for (const [key, limit] of byKey) {
    grounds.set(key, { uses: usesByKey.get(key) ?? [], told: toldOf(limit) });
  }
  return (limit) => grounds.get(limitKey(limit)) ?? EMPTY;
};
