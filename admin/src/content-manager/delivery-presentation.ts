import type { DeliveryView } from '../../../contracts/deliveries';
import type { StateIcon, Tone } from '../components/state-look';
import type { MessageId } from '../translations/message';

export type DeliveryAction = 'retry' | 'cancel' | 'resolve' | 'ignore';

/** How a delivery is shown. */
export interface DeliveryPresentation {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
  /** What `{time}` in the text stands for; null when the text has none. */
  at: string | null;
  /** With the zone: for times that a person plans with. */
  isZoned: boolean;
  /** Why, and what to do; the server's sentence. */
  detail: string | null;
  actions: readonly DeliveryAction[];
}

type Shown = Pick<
  DeliveryView,
  'state' | 'attempts' | 'reason' | 'dueAt' | 'postedAt' | 'scheduledAt' | 'isIgnored'
>;

/** The server's clock and the browser's may differ; what is due within this time is due. */
const CLOCK_TOLERANCE_MS = 60_000;

const NOTHING_MORE = { at: null, isZoned: false, detail: null, actions: [] } as const;

const presentQueued = (delivery: Shown, now: number): DeliveryPresentation => {
  const { dueAt, attempts, reason } = delivery;
  const look = { icon: 'clock', tone: 'neutral', detail: reason, actions: ['cancel'] } as const;
  const waitMs = dueAt === null ? 0 : Date.parse(dueAt) - now;
  if (attempts > 0 && waitMs > 0) {
    return { ...look, messageId: 'delivery.retryAt', at: dueAt, isZoned: false };
  }
  if (waitMs > CLOCK_TOLERANCE_MS) {
    return { ...look, messageId: 'delivery.scheduled', at: dueAt, isZoned: true };
  }
  return { ...look, messageId: 'delivery.queued', at: null, isZoned: false };
};

const presentUnknown = ({ dueAt, reason, isIgnored }: Shown): DeliveryPresentation => {
  if (isIgnored) {
    const look = { icon: 'minus', tone: 'neutral', detail: reason, actions: ['resolve'] } as const;
    return { ...NOTHING_MORE, ...look, messageId: 'delivery.ignored' };
  }
  const look = { icon: 'question', tone: 'warning', at: null, isZoned: false } as const;
  // With a time set the server is still asking the platform; a person who says "post again" now
  // might post it twice.
  return dueAt === null
    ? { ...look, messageId: 'delivery.unknown', detail: reason, actions: ['resolve', 'ignore'] }
    : { ...look, messageId: 'delivery.looking', detail: null, actions: [] };
};

/** The one table from a delivery's state to what people see. `now` is epoch ms. */
export const presentDelivery = (delivery: Shown, now: number): DeliveryPresentation => {
  const { state, reason, dueAt, postedAt, scheduledAt } = delivery;
  switch (state) {
    case 'queued':
      return presentQueued(delivery, now);
    case 'held':
      return {
        messageId: dueAt === null ? 'delivery.held' : 'delivery.heldUntil',
        icon: 'pause',
        tone: 'warning',
        at: dueAt,
        isZoned: false,
        detail: reason,
        actions: ['cancel'],
      };
    case 'preparing':
    case 'committing':
      return {
        ...NOTHING_MORE,
        messageId: 'delivery.publishing',
        icon: 'spinner',
        tone: 'primary',
      };
    case 'published':
      return {
        ...NOTHING_MORE,
        messageId: postedAt === null ? 'delivery.published' : 'delivery.publishedAt',
        icon: 'check',
        tone: 'success',
        at: postedAt,
      };
    case 'unknown':
      return presentUnknown(delivery);
    case 'failed':
      return {
        ...NOTHING_MORE,
        messageId: 'delivery.failed',
        icon: 'cross',
        tone: 'danger',
        detail: reason,
        actions: ['retry'],
      };
    case 'missed':
      return {
        ...NOTHING_MORE,
        messageId: scheduledAt === null ? 'delivery.missed' : 'delivery.missedAt',
        icon: 'minus',
        tone: 'neutral',
        at: scheduledAt,
        detail: reason,
        actions: ['retry'],
      };
    case 'cancelled':
      return {
        ...NOTHING_MORE,
        messageId: 'delivery.cancelled',
        icon: 'minus',
        tone: 'neutral',
        detail: reason,
      };
  }
};

/** "14:02" is enough for today; other days are named. */
export const isSameDay = (at: string, now: number): boolean =>
  new Date(at).toDateString() === new Date(now).toDateString();
