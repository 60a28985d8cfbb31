import type { DELIVERY_STATES } from '../../../../contracts/deliveries';

export type DeliveryState = (typeof DELIVERY_STATES)[number];

interface Transition {
  from: readonly DeliveryState[];
  to: DeliveryState;
}

/**
 * The life of a delivery as one table: every state change the engine makes is a row here, and
 * nothing else is possible. The docs draw their picture from it.
 */
export const TRANSITIONS = {
  /** A worker takes the delivery under a fresh lease. */
  claim: { from: ['queued', 'held'], to: 'preparing' },
  /** A worker takes a doubtful delivery to ask the platform; the state stays visible. */
  claim_doubt: { from: ['unknown'], to: 'unknown' },
  /** The payload is known; the call that makes it visible comes next. */
  begin_commit: { from: ['preparing', 'committing'], to: 'committing' },
  /** Reconciled: a part is visible after all, and more parts follow. */
  part_posted: { from: ['unknown'], to: 'queued' },
  /** Every part is visible. */
  publish: { from: ['preparing', 'committing', 'unknown'], to: 'published' },
  /** Try again at `dueAt`. */
  retry: { from: ['preparing', 'committing'], to: 'queued' },
  /** Waits for something that waiting can cure. */
  hold: { from: ['preparing', 'committing', 'queued'], to: 'held' },
  /** What it waited for is there. */
  release: { from: ['held'], to: 'queued' },
  /** The outcome of the commit is not known. */
  doubt: { from: ['committing', 'unknown'], to: 'unknown' },
  /** Reconciled: certainly not there. */
  absent: { from: ['unknown'], to: 'queued' },
  fail: { from: ['preparing', 'committing', 'queued'], to: 'failed' },
  /** Its time passed while nothing could be sent. */
  miss: { from: ['queued', 'held', 'preparing'], to: 'missed' },
  /** Another thread of the same account goes first. */
  wait_turn: { from: ['preparing'], to: 'queued' },
  /** Overdue after a stall: it gets a place in the paced line. */
  catch_up: { from: ['queued', 'held'], to: 'queued' },
  cancel: { from: ['queued', 'held', 'preparing'], to: 'cancelled' },
  /** A worker died before it began to commit. */
  lease_expired: { from: ['preparing'], to: 'queued' },
  /** A worker died while it committed. */
  commit_abandoned: { from: ['committing'], to: 'unknown' },
  /** A person asks for another try. */
  retry_by_person: { from: ['failed', 'cancelled', 'missed'], to: 'queued' },
  /** A person says what became of it. */
  resolve_posted: { from: ['unknown'], to: 'published' },
  resolve_again: { from: ['unknown'], to: 'queued' },
  /** A person closes it undecided; it stays unknown, so nothing is ever sent again by itself. */
  resolve_ignored: { from: ['unknown'], to: 'unknown' },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof TRANSITIONS;

/** Nothing happens to these by itself any more. */
export const FINISHED = ['published', 'failed', 'missed', 'cancelled'] as const;

/** Whether nothing happens to it any more unless a person asks. */
export const isFinished = (state: DeliveryState): boolean =>
  FINISHED.some((finished) => finished === state);

export const canApply = (name: TransitionName, state: DeliveryState): boolean =>
  (TRANSITIONS[name].from as readonly DeliveryState[]).includes(state);
