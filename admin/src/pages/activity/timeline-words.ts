import type { DeliveryDetails } from '../../../../contracts/answers';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

type Event = DeliveryDetails['events'][number];

interface Step {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
  /** The server's own words beside ours. `never`: they are for machines. */
  detail?: 'never';
}

const calm = (messageId: MessageId, icon: StateIcon = 'clock'): Step => ({
  messageId,
  icon,
  tone: 'neutral',
});

const warns = (messageId: MessageId, icon: StateIcon = 'warning'): Step => ({
  messageId,
  icon,
  tone: 'warning',
});

const works = (messageId: MessageId): Step => ({ messageId, icon: 'spinner', tone: 'primary' });
const isGood = (messageId: MessageId): Step => ({ messageId, icon: 'check', tone: 'success' });
const isBad = (messageId: MessageId): Step => ({ messageId, icon: 'cross', tone: 'danger' });

/** What happened, by the name that the engine gives it. */
export const STEPS: Readonly<Record<string, Step>> = {
  dispatch: calm('timeline.dispatch'),
  claim: works('timeline.claim'),
  claim_doubt: calm('timeline.claimDoubt', 'question'),
  begin_commit: { ...works('timeline.beginCommit'), detail: 'never' },
  part_posted: isGood('timeline.partPosted'),
  publish: { ...isGood('timeline.publish'), detail: 'never' },
  retry: warns('timeline.retry'),
  hold: warns('timeline.hold', 'pause'),
  release: calm('timeline.release'),
  doubt: warns('timeline.doubt', 'question'),
  absent: calm('timeline.absent'),
  fail: isBad('timeline.fail'),
  miss: calm('timeline.miss', 'minus'),
  wait_turn: calm('timeline.waitTurn'),
  catch_up: calm('timeline.catchUp'),
  cancel: calm('timeline.cancel', 'minus'),
  lease_expired: warns('timeline.leaseExpired'),
  commit_abandoned: warns('timeline.commitAbandoned', 'question'),
  retry_by_person: calm('timeline.retryByPerson'),
  resolve_posted: { ...isGood('timeline.resolvePosted'), detail: 'never' },
  resolve_again: calm('timeline.resolveAgain'),
  resolve_ignored: calm('timeline.resolveIgnored', 'minus'),
  edited: calm('timeline.edited'),
  rescheduled: calm('timeline.rescheduled'),
  adjusted: calm('timeline.adjusted'),
  late_commit: warns('timeline.lateCommit'),
  address_found: { ...isGood('timeline.addressFound'), detail: 'never' },
  commented: isGood('timeline.commented'),
  removed: calm('timeline.removed', 'minus'),
  not_removed: warns('timeline.notRemoved'),
  gone: warns('timeline.gone'),
};

const SOMETHING: Step = calm('timeline.something');

export interface TimelineEntry {
  id: number;
  at: string;
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
  detail: string | null;
  attempt: number | null;
  httpStatus: number | null;
  /** Since the attempt began, ms; null where no attempt ends here. */
  tookMs: number | null;
}

/** Ends of an attempt: the time since its claim is the time it took. */
const ENDS = new Set(['publish', 'retry', 'hold', 'doubt', 'fail', 'wait_turn']);

/** The events in the order they happened, in words for people. An attempt is spoken of once it ends. */
export const timelineOf = (events: readonly Event[]): TimelineEntry[] => {
  let claimedAt: number | null = null;
  return events.map((event) => {
    const at = Date.parse(event.at);
    if (event.event === 'claim' || event.event === 'claim_doubt') claimedAt = at;
    const ends = ENDS.has(event.event) && claimedAt !== null;
    const tookMs = ends && claimedAt !== null ? Math.max(0, at - claimedAt) : null;
    if (ends) claimedAt = null;
    const { messageId, icon, tone, detail } = STEPS[event.event] ?? SOMETHING;
    return {
      ...{ id: event.id, at: event.at, messageId, icon, tone, tookMs },
      detail: detail === 'never' ? null : event.message,
      attempt: event.attempt,
      httpStatus: event.httpStatus,
    };
  });
};

/** While an attempt runs its last step turns; a step of the past does not. */
export const isRunning = (entry: TimelineEntry, place: number, count: number): boolean =>
  entry.icon === 'spinner' && place === count - 1;
