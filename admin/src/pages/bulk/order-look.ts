import type { BulkOrderView, BulkRowState, BulkState } from '../../../../contracts/bulk';
import type { BulkAction } from '../../api/bulk-api';
import type { StateIcon, Tone } from '../../components/state-look';
import { ACTIVE_POLL_MS, WAITING_POLL_MS } from '../../content-manager/poll-interval';
import type { MessageId } from '../../translations/message';

interface Look {
  icon: StateIcon;
  tone: Tone;
  textId: MessageId;
}

/** How an order is shown. */
export const ORDER_LOOK: Record<BulkState, Look> = {
  draft: { icon: 'clock', tone: 'neutral', textId: 'bulk.state.draft' },
  running: { icon: 'spinner', tone: 'primary', textId: 'bulk.state.running' },
  paused: { icon: 'pause', tone: 'warning', textId: 'bulk.state.paused' },
  done: { icon: 'check', tone: 'success', textId: 'bulk.state.done' },
  cancelled: { icon: 'minus', tone: 'neutral', textId: 'bulk.state.cancelled' },
};

/** How a row is shown. */
export const ROW_LOOK: Record<BulkRowState, Look> = {
  waiting: { icon: 'clock', tone: 'neutral', textId: 'bulk.row.waiting' },
  done: { icon: 'check', tone: 'success', textId: 'bulk.row.done' },
  skipped: { icon: 'minus', tone: 'neutral', textId: 'bulk.row.skipped' },
  failed: { icon: 'cross', tone: 'danger', textId: 'bulk.row.failed' },
  bad: { icon: 'warning', tone: 'warning', textId: 'bulk.row.bad' },
  cancelled: { icon: 'minus', tone: 'neutral', textId: 'bulk.row.cancelled' },
};

export interface Progress {
  total: number;
  /** Rows that will not change by themselves any more. */
  worked: number;
  /** 0 to 100, a whole number; 100 only when all is worked off. */
  percent: number;
  /** Rows that somebody should look at. */
  problems: number;
}

/** How far an order is. Bad rows were never to be made, and count as worked off. */
export const progressOf = ({ counts }: Pick<BulkOrderView, 'counts'>): Progress => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const worked = total - counts.waiting;
  return {
    total,
    worked,
    percent: total === 0 ? 100 : Math.floor((worked / total) * 100),
    problems: counts.failed + counts.bad,
  };
};

/** What a person can do with it, the usual thing first. */
export const actionsOf = ({
  state,
  counts,
}: Pick<BulkOrderView, 'state' | 'counts'>): BulkAction[] => {
  const retry: BulkAction[] = counts.failed + counts.bad > 0 ? ['retry'] : [];
  switch (state) {
    case 'draft':
      return [...(counts.waiting > 0 ? (['start'] as const) : []), ...retry, 'cancel'];
    case 'running':
      return ['pause', 'cancel'];
    case 'paused':
      return ['resume', ...retry, 'cancel'];
    case 'done':
      return [...retry, 'pause', 'cancel'];
    case 'cancelled':
      return [];
  }
};

/** Posts that are on their way: those that wait for a person or a limit change seldom. */
const isMoving = ({ deliveries }: Pick<BulkOrderView, 'deliveries'>): boolean =>
  ['queued', 'preparing', 'committing', 'held'].some((state) => (deliveries[state] ?? 0) > 0);

/** How often to ask again, in ms; 0 when nothing moves. */
export const orderPollMs = (
  order: Pick<BulkOrderView, 'state' | 'deliveries'> | undefined
): number => {
  if (!order || order.state === 'draft' || order.state === 'cancelled') return 0;
  if (order.state === 'running') return ACTIVE_POLL_MS;
  return order.state === 'done' && isMoving(order) ? WAITING_POLL_MS : 0;
};

/** Posts of an order that went out, that failed, and that still wait. */
export const postCountsOf = ({ deliveries }: Pick<BulkOrderView, 'deliveries'>) => {
  const sum = (...states: string[]) =>
    states.reduce((count, state) => count + (deliveries[state] ?? 0), 0);
  return {
    published: sum('published'),
    waiting: sum('queued', 'held', 'preparing', 'committing'),
    failed: sum('failed', 'unknown', 'missed'),
  };
};
