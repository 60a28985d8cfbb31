import { useState } from 'react';

import type { DispatchResponse } from '../../../contracts/dispatch';
import { useDispatchSocialPostsMutation, type EntryKey } from '../api/distribution-api';
import { useProblemText } from '../api/use-problem-text';
import type { ComposerRow } from './composer-row';
import type { Composer } from './use-composer';
import { planDispatch } from './dispatch-plan';
import { newIdempotencyKey } from './idempotency-key';

export interface DispatchOutcome {
  /** How many posts were taken over, to go out now or as soon as limits allow. */
  sent: number;
  /** How many times were noted instead, where posts go out later. */
  scheduled: number;
  /** Somebody who may approve is asked first. */
  waitsForApproval: boolean;
  /** Targets that were left out, and why. */
  skipped: DispatchResponse['skipped'];
  problem: string | null;
}

/** Sends what is chosen; what was sent is forgotten by the composer, the rest stays as it is. */
export const useDispatch = (
  entry: EntryKey,
  composer: Pick<Composer, 'forgetSent'> & Partial<Pick<Composer, 'state'>>
) => {
  const problemText = useProblemText();
  const [send] = useDispatchSocialPostsMutation();
  const [isSending, setIsSending] = useState(false);
  const [outcome, setOutcome] = useState<DispatchOutcome | null>(null);

  /** @param when instead of what the composer says */
  const distribute = async (
    rows: readonly ComposerRow[],
    when = composer.state?.when
  ): Promise<DispatchOutcome> => {
    setIsSending(true);
    setOutcome(null);
    const total: DispatchOutcome = {
      ...{ sent: 0, scheduled: 0, waitsForApproval: false, skipped: [], problem: null },
    };
    const { text, times } = composer.state ?? {};
    for (const request of planDispatch({
      ...{ entry, rows, text, when, times },
      newKey: newIdempotencyKey,
    })) {
      const answer = await send(request);
      if ('error' in answer) {
        total.problem = problemText(answer.error);
        break;
      }
      total.sent += answer.data.deliveryIds.length;
      total.scheduled += answer.data.scheduleIds.length;
      total.waitsForApproval ||= answer.data.waitsForApproval;
      total.skipped.push(...answer.data.skipped);
      composer.forgetSent(request.targetIds ?? []);
    }
    setOutcome(total);
    setIsSending(false);
    return total;
  };

  return { distribute, isSending, outcome };
};
