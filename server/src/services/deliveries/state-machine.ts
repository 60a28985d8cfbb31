import type { DELIVERY_STATES } from '../../../../contracts/deliveries';

export type DeliveryState = (typeof DELIVERY_STATES)[number];

interface Transition {
  from: readonly DeliveryState[];
  to: DeliveryState;
  /** When it happens; the docs print it. */
  what: string;
}

/**
 * The life of a delivery as one table: every state change the engine makes is a row here, and
 * nothing else is possible. The docs draw their picture from it.
 */
export const TRANSITIONS = {
  claim: {
    from: ['queued', 'held'],
    to: 'preparing',
    what: 'A worker takes the delivery under a fresh lease.',
  },
  claim_doubt: {
    from: ['unknown'],
    to: 'unknown',
    what: 'A worker takes a doubtful delivery to ask the platform; the state stays visible.',
  },
  begin_commit: {
    from: ['preparing', 'committing'],
    to: 'committing',
    what: 'The payload is known; the call that makes it visible comes next.',
  },
  part_posted: {
    from: ['unknown'],
    to: 'queued',
    what: 'Reconciled: a part is visible after all, and more parts follow.',
  },
  publish: {
    from: ['preparing', 'committing', 'unknown'],
    to: 'published',
    what: 'Every part is visible.',
  },
  retry: { from: ['preparing', 'committing'], to: 'queued', what: 'Try again at its next time.' },
  hold: {
    from: ['preparing', 'committing', 'queued'],
    to: 'held',
    what: 'Waits for something that waiting can cure.',
  },
  release: { from: ['held'], to: 'queued', what: 'What it waited for is there.' },
  doubt: {
    from: ['committing', 'unknown'],
    to: 'unknown',
    what: 'The outcome of the commit is not known.',
  },
  absent: { from: ['unknown'], to: 'queued', what: 'Reconciled: certainly not there.' },
  fail: {
    from: ['preparing', 'committing', 'queued'],
    to: 'failed',
    what: 'The content, the account or too many attempts stand against it.',
  },
  miss: {
    from: ['queued', 'held', 'preparing'],
    to: 'missed',
    what: 'Its time passed while nothing could be sent.',
  },
  wait_turn: {
    from: ['preparing'],
    to: 'queued',
    what: 'Another thread of the same account goes first.',
  },
  catch_up: {
    from: ['queued', 'held'],
    to: 'queued',
    what: 'Overdue after a stall: it gets a place in the paced line.',
  },
  cancel: {
    from: ['queued', 'held', 'preparing'],
    to: 'cancelled',
    what: 'A person, or a disconnected account, calls it off.',
  },
  lease_expired: {
    from: ['preparing'],
    to: 'queued',
    what: 'A worker died before it began to commit.',
  },
  commit_abandoned: {
    from: ['committing'],
    to: 'unknown',
    what: 'A worker died while it committed.',
  },
  retry_by_person: {
    from: ['failed', 'cancelled', 'missed'],
    to: 'queued',
    what: 'A person asks for another try.',
  },
  resolve_posted: {
    from: ['unknown'],
    to: 'published',
    what: 'A person says that it is there, and where.',
  },
  resolve_again: {
    from: ['unknown'],
    to: 'queued',
    what: 'A person says that it is not there and shall be posted again.',
  },
  resolve_ignored: {
    from: ['unknown'],
    to: 'unknown',
    what: 'A person closes it undecided; it stays unknown, so nothing is ever sent again by itself.',
  },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof TRANSITIONS;

/** Nothing happens to them any more unless a person asks. */
export const FINISHED = ['published', 'failed', 'missed', 'cancelled'] as const;

/** Whether nothing happens to it any more unless a person asks. */
export const isFinished = (state: DeliveryState): boolean =>
  FINISHED.some((finished) => finished === state);

export const canApply = (name: TransitionName, state: DeliveryState): boolean =>
  (TRANSITIONS[name].from as readonly DeliveryState[]).includes(state);
