import type { DeliveryView } from '../../../contracts/deliveries';

/** While something happens. */
export const ACTIVE_POLL_MS = 2_000;

/** While something waits for a person, for a platform's limit or for a later try. */
export const WAITING_POLL_MS = 10_000;

/** Something that is due within this time is about to happen. */
const SOON_MS = 60_000;

type Polled = Pick<DeliveryView, 'state' | 'dueAt' | 'isIgnored'>;

const waitOf = ({ state, dueAt, isIgnored }: Polled, now: number): number => {
  const isSoon = dueAt !== null && Date.parse(dueAt) - now <= SOON_MS;
  if (isIgnored) return 0;
  switch (state) {
    case 'preparing':
    case 'committing':
      return ACTIVE_POLL_MS;
    case 'queued':
      return isSoon || dueAt === null ? ACTIVE_POLL_MS : WAITING_POLL_MS;
    case 'held':
    case 'unknown':
      return isSoon ? ACTIVE_POLL_MS : WAITING_POLL_MS;
    case 'published':
    case 'failed':
    case 'missed':
    case 'cancelled':
      return 0;
  }
};

/** How often to ask again, in ms; 0 when everything is finished. */
export const pollIntervalOf = (deliveries: readonly Polled[], now: number): number => {
  const waits = deliveries.map((delivery) => waitOf(delivery, now)).filter((wait) => wait > 0);
  return waits.length > 0 ? Math.min(...waits) : 0;
};
