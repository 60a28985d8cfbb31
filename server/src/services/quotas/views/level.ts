import type { QuotaLevel } from '../../../../../contracts/quotas';

/** From this share on people are warned. */
const WARNING_SHARE = 0.8;

/** How a limit stands: what is used of it, 0–1, and whether one more post would have to wait. */
export const levelOf = ({ share, isFull }: { share: number; isFull: boolean }): QuotaLevel => {
  if (isFull) return 'full';
  return share >= WARNING_SHARE ? 'warning' : 'ok';
};

/** What is used of a limit, 0–1. One that lets nothing through is used up. */
export const shareOf = ({ limit, remaining }: { limit: number; remaining: number }): number =>
  limit === 0 ? 1 : Math.min(1, Math.max(0, (limit - remaining) / limit));
