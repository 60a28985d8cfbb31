import type { AdapterDeps, Doubt, PublishRequest, Reconciliation } from '../contract';
import { PlatformFailure } from '../contract';
import { createPost } from './client';
import { doubtfulPostOf, readCreateAnswer } from './create-answer';
import type { CreateAnswer } from './create-answer';
import { forgetProbe, isProbed, noteProbe } from './doubt-note';
import { apiOf, postedPart } from './publish';

/** UGC documents ten minutes in which the same content is refused (checked 2026-11-22). */
const PROBE_WINDOW_MS = 10 * 60 * 1000;
/** A call that was given up may still be at work: two at once might both be taken. */
const IN_FLIGHT_WAIT_MS = 2_000;

const LOOK_YOURSELF =
  'Please look at the profile: paste the link if the post is there, post again if it is not.';

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
 * Once per doubt, noted before it is sent; never after the ten minutes; a named post is adopted
 * only if its own time lies in the doubtful attempt's window and before the probe. Whatever else
 * is answered leaves the question to a person.
 */
export const reconcileByProbe = async (
  deps: AdapterDeps,
  request: PublishRequest,
  doubt: Doubt
): Promise<Reconciliation> => {
  const { clock } = deps;
  if (isProbed(request.journal, doubt)) {
    return unsure('Sending it once more to find out was tried already.');
  }
  const waitMs = Math.max(0, doubt.endedAt + IN_FLIGHT_WAIT_MS - clock.now());
  if (!isWithinWindow(clock.now() + waitMs, doubt)) return unsure(TOO_LATE);
  if (waitMs > 0) await clock.sleep(waitMs, request.signal);
  request.signal.throwIfAborted();
  await noteProbe(request.journal, doubt);
  // Asked again: waiting and writing took time of their own.
  if (!isWithinWindow(clock.now(), doubt)) return unsure(TOO_LATE);
  return conclude(deps, doubt, await probe(deps, request, doubt));
};

const TOO_LATE = 'It is too late to find out without the risk of posting twice.';

/** A clock that went backwards proves nothing, so it counts as too late. */
const isWithinWindow = (at: number, { startedAt }: Doubt): boolean =>
  at >= startedAt && at - startedAt < PROBE_WINDOW_MS;

interface ProbeAnswer {
  answer: CreateAnswer;
  sentAt: number;
}

const probe = async (
  deps: AdapterDeps,
  request: PublishRequest,
  doubt: Doubt
): Promise<ProbeAnswer> => {
  const sentAt = deps.clock.now();
  try {
    const response = await createPost(apiOf(deps, request), doubt.part.payload);
    return { sentAt, answer: readCreateAnswer(response, deps.clock.now()) };
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    if (error.family !== 'retryable') return { sentAt, answer: { kind: 'failed', failure: error } };
    // It never left: nothing was learnt and nothing was spent.
    await forgetProbe(request.journal);
    throw error;
  }
};

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
