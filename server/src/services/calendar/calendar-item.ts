import type { CalendarItem, CalendarPost } from '../../../../contracts/calendar';
import type { Delivery, DistributionSource } from '../deliveries/delivery';

/** What the calendar reads of a delivery. */
export const POST_COLUMNS = [
  ...(['id', 'distributionId', 'scheduleId', 'connectionId', 'source', 'platform'] as const),
  ...(['accountHandle', 'entryUid', 'entryDocumentId', 'entryTitle', 'entryLocale'] as const),
  ...(['state', 'scheduledAt', 'dueAt', 'reason', 'platformUrl', 'postedAt'] as const),
];

export type PostRow = Pick<Delivery, (typeof POST_COLUMNS)[number]>;

export interface DraftPost extends CalendarPost {
  /** When it goes out or was meant to, epoch ms. */
  time: number;
  source: DistributionSource;
}

/** An item before it is looked at together with the others. */
export interface DraftItem extends Pick<
  CalendarItem,
  | 'key'
  | 'scheduleId'
  | 'scheduleKind'
  | 'entryUid'
  | 'entryDocumentId'
  | 'entryTitle'
  | 'fixed'
  | 'author'
> {
  entryLocale: string;
  /** Epoch ms. */
  time: number;
  /** Of its schedule; null: it has none. */
  zone: string | null;
  posts: DraftPost[];
}

/** States of posts that are out, or will go out. */
const STANDING: ReadonlySet<CalendarPost['state']> = new Set([
  ...(['planned', 'queued', 'held', 'preparing', 'committing', 'unknown', 'published'] as const),
]);

/** Whether others have to keep away from it. */
export const isStanding = ({ state }: Pick<CalendarPost, 'state'>): boolean => STANDING.has(state);

/** Whether its time can still be another one. */
export const isComing = ({ state }: Pick<CalendarPost, 'state'>): boolean =>
  state === 'planned' || state === 'queued' || state === 'held';
