import { useState } from 'react';

import type { ApprovalView, DecideManyResponse } from '../../../../contracts/approvals';
import {
  useApproveManySocialPostsMutation,
  useApproveSocialPostsMutation,
  useRejectManySocialPostsMutation,
  useRejectSocialPostsMutation,
} from '../../api/approvals-api';
import { useProblemText } from '../../api/use-problem-text';
import { useText } from '../../translations/use-text';
import { namedResults, type NamedResult } from './approval-words';
import type { Decision } from './DecideDialog';

/** What is told above the list, which the decided ones have left. */
export type Told =
  | { kind: 'one'; tone: 'neutral' | 'danger'; text: string }
  | { kind: 'many'; results: NamedResult[] };

type Answer<T> = { data: T } | { error: unknown };

/** Deciding about one, or about many at once. Each answers what went wrong; null: nothing. */
export const useDecisions = () => {
  const t = useText();
  const problemText = useProblemText();
  const [approve] = useApproveSocialPostsMutation();
  const [reject] = useRejectSocialPostsMutation();
  const [approveMany] = useApproveManySocialPostsMutation();
  const [rejectMany] = useRejectManySocialPostsMutation();
  const [told, setTold] = useState<Told | null>(null);

  const decideOne = async (
    decision: Decision,
    { id, revision, entryTitle }: ApprovalView,
    comment: string
  ): Promise<string | null> => {
    const title = entryTitle ?? t('approvals.untitled');
    const answer =
      decision === 'approve'
        ? await approve({ id, request: { revision, comment: comment || undefined } })
        : await reject({ id, request: { comment } });
    if ('error' in answer) return problemText(answer.error);
    const done = t(decision === 'approve' ? 'approvals.done.approve' : 'approvals.done.reject', {
      title,
    });
    const { note } = answer.data;
    setTold({ kind: 'one', tone: 'neutral', text: note ? `${done} ${note}` : done });
    return null;
  };

  const decideMany = async (
    decision: Decision,
    approvals: readonly ApprovalView[],
    comment: string
  ): Promise<string | null> => {
    const answer: Answer<DecideManyResponse> =
      decision === 'approve'
        ? await approveMany({
            approvals: approvals.map(({ id, revision }) => ({ id, revision })),
            comment: comment || undefined,
          })
        : await rejectMany({ ids: approvals.map(({ id }) => id), comment });
    if ('error' in answer) return problemText(answer.error);
    setTold({ kind: 'many', results: namedResults(answer.data.results, approvals) });
    return null;
  };

  return { told, forget: () => setTold(null), decideOne, decideMany };
};

export type Decisions = ReturnType<typeof useDecisions>;
