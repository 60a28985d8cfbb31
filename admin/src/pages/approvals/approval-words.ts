import type {
  APPROVAL_STATES,
  ApprovalView,
  DECISION_OUTCOMES,
  DecisionResult,
} from '../../../../contracts/approvals';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

export type ApprovalState = (typeof APPROVAL_STATES)[number];

interface Look {
  icon: StateIcon;
  tone: Tone;
  textId: MessageId;
}

/** How an approval is shown. */
export const APPROVAL_LOOK: Record<ApprovalState, Look> = {
  pending: { icon: 'pause', tone: 'warning', textId: 'approvals.state.pending' },
  approved: { icon: 'check', tone: 'success', textId: 'approvals.state.approved' },
  rejected: { icon: 'cross', tone: 'danger', textId: 'approvals.state.rejected' },
  closed: { icon: 'minus', tone: 'neutral', textId: 'approvals.state.closed' },
};

/** What became of one of many. */
export const OUTCOME_LOOK: Record<(typeof DECISION_OUTCOMES)[number], Look> = {
  approved: { icon: 'check', tone: 'success', textId: 'approvals.outcome.approved' },
  rejected: { icon: 'minus', tone: 'neutral', textId: 'approvals.outcome.rejected' },
  changed: { icon: 'warning', tone: 'warning', textId: 'approvals.outcome.changed' },
  over: { icon: 'minus', tone: 'neutral', textId: 'approvals.outcome.over' },
  refused: { icon: 'cross', tone: 'danger', textId: 'approvals.outcome.refused' },
  failed: { icon: 'cross', tone: 'danger', textId: 'approvals.outcome.failed' },
};

/** The result of each with the name of its entry; those that went as wanted come last. */
export interface NamedResult extends DecisionResult {
  title: string | null;
}

export const namedResults = (
  results: readonly DecisionResult[],
  approvals: readonly Pick<ApprovalView, 'id' | 'entryTitle'>[]
): NamedResult[] => {
  const isDone = ({ outcome }: DecisionResult) => outcome === 'approved' || outcome === 'rejected';
  return results
    .map((result) => ({
      ...result,
      title: approvals.find(({ id }) => id === result.id)?.entryTitle ?? null,
    }))
    .sort((one, other) => Number(isDone(one)) - Number(isDone(other)));
};

export const MAX_COMMENT_LENGTH = 2_000;

/** What is wrong with a comment; null: nothing. */
export const commentProblem = (comment: string, isNeeded: boolean): MessageId | null => {
  const { length } = comment.trim();
  if (length === 0 && isNeeded) return 'approvals.comment.missing';
  return length > MAX_COMMENT_LENGTH ? 'approvals.comment.long' : null;
};
