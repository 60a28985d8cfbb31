import type { RetryManyResponse } from '../../../../contracts/deliveries';

/** What trying many again has led to, ready to be told. */
export interface RetrySummary {
  retried: number;
  /** When the last of them goes out; null when none does. */
  lastDueAt: string | null;
  /** Each reason once, the most frequent one first. */
  refused: { reason: string; count: number }[];
}

const NEWS_FOR_MS = 60_000;

/** Whether it is still worth telling: for a minute, and until the last one has gone out. */
export const isNews = (
  { lastDueAt }: Pick<RetrySummary, 'lastDueAt'>,
  { toldAt, now }: { toldAt: number; now: number }
): boolean => now - toldAt < NEWS_FOR_MS || (lastDueAt !== null && Date.parse(lastDueAt) >= now);

export const summariseRetry = ({
  retried,
  refused,
  lastDueAt,
}: RetryManyResponse): RetrySummary => {
  const counts = new Map<string, number>();
  for (const { reason } of refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    retried: retried.length,
    lastDueAt: retried.length > 0 ? lastDueAt : null,
    refused: [...counts]
      .map(([reason, count]) => ({ reason, count }))
      .sort((one, other) => other.count - one.count),
  };
};
