import type { AdaptationView, Proposal, Verdict } from '../../../../contracts/adaptations';
import type { Override } from '../../../../contracts/compositions';

/** A proposal, and what was decided about it. */
export interface ProposedWords {
  adaptationId: number;
  proposal: Proposal;
  /** What stood there when it was asked for; null: it was asked for on an earlier visit. */
  standing: readonly string[] | null;
  /** Null: nobody decided yet. */
  verdict: Verdict | null;
  /** What was changed before it was taken; null: nothing. */
  before: Override | null;
  /** Why another try brought nothing better, in words; null: there was none, or it did. */
  remark: string | null;
}

/** A request that is under way. */
export interface ProposalRun {
  /** By target id: the texts that stand there. */
  standing: ReadonlyMap<number, readonly string[]>;
  /** Epoch ms. */
  startedAt: number;
}

/** An answer as a whole. */
export type AnswerFacts = Omit<AdaptationView, 'proposals'>;

/** Everything about proposals for one entry while somebody looks at it. */
export interface ProposalSession {
  run: ProposalRun | null;
  /** Why there was no answer: a sentence, or that the person did not wait for it. */
  stop: { kind: 'failed'; problem: string } | { kind: 'cancelled' } | null;
  /** Of the last answer. */
  answer: AnswerFacts | null;
  words: readonly ProposedWords[];
}

export type SessionAction =
  | { type: 'started'; run: ProposalRun }
  | { type: 'arrived'; view: AdaptationView }
  /** Asked for on an earlier visit, the oldest first. */
  | { type: 'found'; views: readonly AdaptationView[] }
  | { type: 'failed'; problem: string }
  | { type: 'cancelled' }
  | { type: 'taken'; targetId: number; verdict: 'accepted' | 'edited'; before: Override | null }
  | { type: 'discarded'; targetId: number };

export const EMPTY_SESSION: ProposalSession = { run: null, stop: null, answer: null, words: [] };

export const reduceSession = (state: ProposalSession, action: SessionAction): ProposalSession => {
  switch (action.type) {
    case 'started':
      return { ...state, run: action.run, stop: null };
    case 'arrived':
      return arrived(state, action.view);
    case 'found':
      return found(state, action.views);
    case 'failed':
      return { ...state, run: null, stop: { kind: 'failed', problem: action.problem } };
    case 'cancelled':
      return { ...state, run: null, stop: { kind: 'cancelled' } };
    case 'taken': {
      const { verdict, before } = action;
      return withWords(state, action.targetId, { verdict, before });
    }
    case 'discarded':
      return withWords(state, action.targetId, { verdict: 'discarded', before: null });
  }
};

const withWords = (
  state: ProposalSession,
  targetId: number,
  changes: Partial<ProposedWords>
): ProposalSession => ({
  ...state,
  words: state.words.map((one) =>
    one.proposal.targetId === targetId ? { ...one, ...changes } : one
  ),
});

/** Proposals for other targets stay; those that were paid for are not lost to worse ones. */
const arrived = (
  { words, run }: ProposalSession,
  { proposals, ...answer }: AdaptationView
): ProposalSession => {
  const known = new Map(words.map((one) => [one.proposal.targetId, one]));
  for (const proposal of proposals) {
    const { targetId } = proposal;
    const earlier = known.get(targetId);
    const isWorse = earlier?.proposal.source === 'ai' && proposal.source !== 'ai';
    const standing = run?.standing.get(targetId) ?? [];
    const fresh = { standing, verdict: null, before: null, remark: null };
    known.set(
      targetId,
      isWorse
        ? { ...earlier, remark: proposal.reason }
        : { adaptationId: answer.id, proposal, ...fresh }
    );
  }
  return { run: null, stop: null, answer, words: [...known.values()] };
};

/** What is known already is newer. Words that a person took or left are not shown again. */
const found = (state: ProposalSession, views: readonly AdaptationView[]): ProposalSession => {
  const known = new Map<number, ProposedWords>();
  for (const { id, proposals } of views) {
    for (const proposal of proposals) {
      if (proposal.verdict !== null) continue;
      const words = { standing: null, verdict: null, before: null, remark: null };
      known.set(proposal.targetId, { adaptationId: id, proposal, ...words });
    }
  }
  for (const one of state.words) known.set(one.proposal.targetId, one);
  if (known.size === 0) return state;
  const last = views.at(-1);
  return {
    ...state,
    answer: state.answer ?? (last ? answerOf(last) : null),
    words: [...known.values()],
  };
};

const answerOf = ({ proposals: _proposals, ...answer }: AdaptationView): AnswerFacts => answer;

/** Adaptations of which something is undecided, the oldest first: to be found on the next visit. */
export const undecidedIds = (words: readonly ProposedWords[]): number[] =>
  [
    ...new Set(
      words.filter(({ verdict }) => verdict === null).map(({ adaptationId }) => adaptationId)
    ),
  ].sort((one, other) => one - other);
