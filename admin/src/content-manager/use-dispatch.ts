import { useState } from 'react';

import type { DispatchResponse } from '../../../contracts/dispatch';
import { useDispatchSocialPostsMutation, type EntryKey } from '../api/distribution-api';
import { useProblemText } from '../api/use-problem-text';
import type { ComposerRow } from './composer-state';
import type { Composer } from './use-composer';
import { planDispatch } from './dispatch-plan';
import { newIdempotencyKey } from './idempotency-key';

export interface DispatchOutcome {
  /** How many posts were taken over. */
  sent: number;
  /** Targets that were left out, and why. */
  skipped: DispatchResponse['skipped'];
  problem: string | null;
}

/** Sends what is chosen; what was sent is forgotten by the composer, the rest stays as it is. */
export const useDispatch = (entry: EntryKey, composer: Pick<Composer, 'forgetSent'>) => {
  const problemText = useProblemText();
  const [send] = useDispatchSocialPostsMutation();
  const [isSending, setIsSending] = useState(false);
  const [outcome, setOutcome] = useState<DispatchOutcome | null>(null);

  const distribute = async (rows: readonly ComposerRow[]) => {
    setIsSending(true);
    setOutcome(null);
    const total: DispatchOutcome = { sent: 0, skipped: [], problem: null };
    for (const request of planDispatch({ entry, rows, newKey: newIdempotencyKey })) {
      const answer = await send(request);
      if ('error' in answer) {
        total.problem = problemText(answer.error);
        break;
      }
      total.sent += answer.data.deliveryIds.length;
      total.skipped.push(...answer.data.skipped);
      composer.forgetSent(request.targetIds ?? []);
    }
    setOutcome(total);
    setIsSending(false);
  };

  return { distribute, isSending, outcome };
};
