import { useState } from 'react';

import type { Recurrence } from '../../../contracts/schedules';
import type { When } from '../../../contracts/when';
import type { EntryKey } from '../api/distribution-api';
import { useRepeatSocialPostsMutation } from '../api/entry-schedules-api';
import { useProblemText } from '../api/use-problem-text';
import type { ComposerRow } from '../composer/composer-row';
import { planDispatch } from '../composer/dispatch-plan';
import { newIdempotencyKey } from '../composer/idempotency-key';
import type { Composer } from '../composer/use-composer';
import { useDispatch, type DispatchOutcome } from '../composer/use-dispatch';

interface PanelDispatch {
  distribute: (rows: readonly ComposerRow[]) => Promise<void>;
  isSending: boolean;
  outcome: DispatchOutcome | null;
}

interface PanelDispatchArgs {
  entry: EntryKey;
  composer: Composer;
  /** What was chosen, where it is possible. */
  when: When;
  recurrence: Recurrence | null;
}

/** Sends what is chosen, or plans it again and again. */
export const usePanelDispatch = (args: PanelDispatchArgs): PanelDispatch => {
  const { entry, composer, when, recurrence } = args;
  const once = useDispatch(entry, { ...composer, state: { ...composer.state, when } });
  const again = useRepeating(args);
  const isRepeated = recurrence !== null && when.kind === 'at';
  return {
    distribute: async (rows) => {
      await (isRepeated ? again.distribute(rows) : once.distribute(rows));
    },
    isSending: once.isSending || again.isSending,
    outcome: isRepeated ? again.outcome : once.outcome,
  };
};

const useRepeating = ({ entry, composer, when, recurrence }: PanelDispatchArgs): PanelDispatch => {
  const problemText = useProblemText();
  const [repeat, { isLoading }] = useRepeatSocialPostsMutation();
  const [outcome, setOutcome] = useState<DispatchOutcome | null>(null);

  const distribute = async (rows: readonly ComposerRow[]) => {
    setOutcome(null);
    const total: DispatchOutcome = {
      ...{ sent: 0, scheduled: 0, waitsForApproval: false, skipped: [], problem: null },
    };
    const { text, times } = composer.state;
    const plan = planDispatch({ entry, rows, text, when, times, newKey: newIdempotencyKey });
    for (const request of plan) {
      const answer = await repeat({ ...request, when, ...(recurrence ? { recurrence } : {}) });
      if ('error' in answer) {
        total.problem = problemText(answer.error);
        break;
      }
      total.scheduled += answer.data.schedules.length;
      total.skipped.push(...answer.data.skipped);
      composer.forgetSent(request.targetIds ?? []);
    }
    setOutcome(total);
  };
  return { distribute, isSending: isLoading, outcome };
};
