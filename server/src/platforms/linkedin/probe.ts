import type { AdapterDeps, Doubt, PublishRequest, Reconciliation } from '../contract';
import { PlatformFailure } from '../contract';
import { AFTER_ATTEMPT_MS, doubtfulPostOf, readCreateAnswer } from './create-answer';
import type { CreateAnswer } from './create-answer';
import { forgetProbes, noteProbes, probesOf } from './doubt-note';
import type { Probes } from './doubt-note';
import { createPost, CREATE_TIMEOUT_MS } from './posts-client';
import { apiOf, postedPart } from './publish';

/** UGC documents ten minutes in which the same content is refused (checked 2026-11-22). */
const REFUSAL_WINDOW_MS = 10 * 60 * 1000;
/** What is sent later may reach LinkedIn, or be judged there, after the ten minutes. */
const PROBE_WINDOW_MS = REFUSAL_WINDOW_MS - CREATE_TIMEOUT_MS - AFTER_ATTEMPT_MS;
/** A call that was given up may still be at work: two at once might both be taken. */
const IN_FLIGHT_WAIT_MS = 2_000;
/** Lost answers after which something is wrong that another try does not cure. */
const MAX_PROBES = 3;

const LOOK_YOURSELF =
  'Please look at the profile: paste the link if the post is there, post again if it is not.';
const TOO_LATE = 'It is too late to find out without the risk of posting twice.';
const NO_ANSWER = `Sending it again to find out was tried ${MAX_PROBES} times, and no answer came.`;

const unsure = (why: string): Reconciliation => ({
  outcome: 'unsure',
  reason: `LinkedIn did not confirm the post, and apps cannot read a member's posts. ${why} ${LOOK_YOURSELF}`,
});

/**
 * The bounded duplicate probe, the only way to ask about a member's post: sends the very
 * same body once more and reads LinkedIn's refusal. **This can post**, and is the documented
 * exception to "reconcile sends nothing that could post": within ten minutes of the attempt
 * LinkedIn refuses what it already has, so the probe either names the post, or is the post.
 *
 * A probe whose own answer is lost is in the same position as the attempt, so it is asked about in
 * the same way: at most {@link MAX_PROBES} per doubt, each noted before it is sent, none while an
 * earlier call may still be under way, and all of them within the ten minutes after the attempt
 * *began*. So whichever of the calls made the post, every later one meets LinkedIn's refusal. A
 * named post is adopted only if its own time lies between the attempt's beginning and the end of
 * the last call before this probe. Whatever else is answered leaves the question to a person.
 *
 * @throws PlatformFailure `unknown_outcome` when the probe's answer was lost, `retryable` when it
 * never left: ask again later
 */
export const reconcileByProbe = async (
  deps: AdapterDeps,
  request: PublishRequest,
  doubt: Doubt
): Promise<Reconciliation> => {
  const { clock } = deps;
  const earlier = probesOf(request.journal, doubt);
  if (earlier && earlier.count >= MAX_PROBES) return unsure(NO_ANSWER);
  const called = lastCall(doubt, earlier);
  const now = clock.now();
  const waitMs = Math.max(0, called.endsBy + IN_FLIGHT_WAIT_MS - now);
  if (!isWithinWindow(now, called) || !isWithinWindow(now + waitMs, called)) {
    return unsure(TOO_LATE);
  }
  if (waitMs > 0) await clock.sleep(waitMs, request.signal);
  request.signal.throwIfAborted();
  const noted: Probes = { count: (earlier?.count ?? 0) + 1, sentAt: clock.now(), endedAt: null };
  if (!isWithinWindow(noted.sentAt, called)) return unsure(TOO_LATE);
  await noteProbes(request.journal, doubt, noted);
  // Asked again: writing took time of its own.
  if (!isWithinWindow(clock.now(), { ...called, notedAt: noted.sentAt })) return unsure(TOO_LATE);
  const probed = await probe(deps, request, { doubt, earlier });
  if (isLost(probed.answer)) {
    await noteProbes(request.journal, doubt, { ...noted, endedAt: clock.now() });
    if (noted.count >= MAX_PROBES) return unsure(NO_ANSWER);
    throw probed.answer.failure;
  }
  // A named post may also be that of an earlier probe whose answer was lost.
  return conclude(deps, { ...doubt, endedAt: called.endsBy }, probed);
};

interface LastCall {
  /** When the attempt began, epoch ms. */
  startedAt: number;
  /** The latest time that was written down, epoch ms. */
  notedAt: number;
  /** When the last call that may have posted was, or will be, given up, epoch ms. */
  endsBy: number;
}

const lastCall = ({ startedAt, endedAt }: Doubt, earlier: Probes | null): LastCall => {
  const { sentAt, endedAt: givenUpAt } = earlier ?? { sentAt: 0, endedAt: 0 };
  return {
    startedAt,
    notedAt: Math.max(startedAt, endedAt, sentAt, givenUpAt ?? 0),
    // Without a noted end its worker was killed, or is alive without its lease and still waiting.
    endsBy: Math.max(endedAt, givenUpAt ?? sentAt + CREATE_TIMEOUT_MS),
  };
};

/** A clock that went backwards proves nothing, so it counts as too late. */
const isWithinWindow = (at: number, { startedAt, notedAt }: Omit<LastCall, 'endsBy'>): boolean =>
  at >= notedAt && at - startedAt < PROBE_WINDOW_MS;

interface ProbeAnswer {
  answer: CreateAnswer;
  sentAt: number;
}

const probe = async (
  deps: AdapterDeps,
  request: PublishRequest,
  { doubt, earlier }: { doubt: Doubt; earlier: Probes | null }
): Promise<ProbeAnswer> => {
  const sentAt = deps.clock.now();
  try {
    const response = await createPost(apiOf(deps, request), doubt.part.payload);
    return { sentAt, answer: readCreateAnswer(response, deps.clock.now()) };
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    if (error.family !== 'retryable') return { sentAt, answer: { kind: 'failed', failure: error } };
    // It never left: nothing was learnt and nothing was spent.
    if (earlier) await noteProbes(request.journal, doubt, earlier);
    else await forgetProbes(request.journal);
    throw error;
  }
};

type LostAnswer = Extract<CreateAnswer, { kind: 'failed' }>;

const isLost = (answer: CreateAnswer): answer is LostAnswer =>
  answer.kind === 'failed' && answer.failure.family === 'unknown_outcome';

const conclude = (
  deps: AdapterDeps,
  doubt: Doubt,
  { answer, sentAt }: ProbeAnswer
): Reconciliation => {
  switch (answer.kind) {
    case 'created':
      if (!answer.urn) return unsure('Sent once more, it was posted, but its link is not known.');
      return { outcome: 'posted', part: postedPart(deps, doubt.part.index, answer.urn) };
    case 'duplicate': {
      const urn = doubtfulPostOf({ named: answer.named, doubt, sentAt });
      if (urn) return { outcome: 'posted', part: postedPart(deps, doubt.part.index, urn) };
      return unsure('LinkedIn calls it a duplicate, but of a post that is not from this attempt.');
    }
    case 'failed':
      return unsure('Sending it once more to find out gave no answer that tells.');
  }
};
