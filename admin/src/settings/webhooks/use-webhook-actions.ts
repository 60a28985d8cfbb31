import { useState } from 'react';

import type { WebhookView, WebhookWithSecret } from '../../../../contracts/webhooks';
import { useProblemText } from '../../api/use-problem-text';
import {
  useRemoveSocialWebhookMutation,
  useReplaySocialWebhookMutation,
  useRotateSocialWebhookSecretMutation,
  useSwitchSocialWebhookMutation,
  useTestSocialWebhookMutation,
} from '../../api/webhooks-api';
import type { NoticeTone } from '../../components/Notice';
import { useText } from '../../translations/use-text';

/** What came of something that a person did. */
export interface WebhookOutcome {
  tone: NoticeTone;
  text: string;
}

interface ActionsInput {
  webhook: WebhookView;
  onOutcome: (outcome: WebhookOutcome | null) => void;
  onSecret: (made: WebhookWithSecret) => void;
}

/** Everything that can be done with a webhook but changing it. */
export const useWebhookActions = ({ webhook, onOutcome, onSecret }: ActionsInput) => {
  const t = useText();
  const problemText = useProblemText();
  const [turn, turning] = useSwitchSocialWebhookMutation();
  const [rotate, rotating] = useRotateSocialWebhookSecretMutation();
  const [test, testing] = useTestSocialWebhookMutation();
  const [remove] = useRemoveSocialWebhookMutation();
  const [replay, replaying] = useReplaySocialWebhookMutation();
  const [isBusy, setIsBusy] = useState(false);
  const { id, name } = webhook;

  const doIt = async <Data>(
    work: () => Promise<{ data: Data } | { error: unknown }>,
    wordsOf: (data: Data) => WebhookOutcome | null
  ) => {
    if (isBusy) return;
    onOutcome(null);
    setIsBusy(true);
    const answer = await work();
    setIsBusy(false);
    if ('error' in answer) onOutcome({ tone: 'danger', text: problemText(answer.error) });
    else onOutcome(wordsOf(answer.data));
  };

  const said = (text: string): WebhookOutcome => ({ tone: 'neutral', text });

  return {
    isTesting: testing.isLoading,
    isTurning: turning.isLoading,
    isReplaying: replaying.isLoading,
    isRotating: rotating.isLoading,
    test: () =>
      doIt(
        () => test(id),
        ({ ok, message }) => ({ tone: ok ? 'neutral' : 'danger', text: message })
      ),
    pause: () =>
      doIt(
        () => turn({ id, to: 'pause' }),
        () => said(t('webhooks.paused', { name }))
      ),
    resume: () =>
      doIt(
        () => turn({ id, to: 'resume' }),
        () => said(t('webhooks.resumed', { name }))
      ),
    rotate: () =>
      doIt(
        () => rotate(id),
        (made) => {
          onSecret(made);
          return null;
        }
      ),
    remove: () =>
      doIt(
        () => remove(id),
        () => said(t('webhooks.removed', { name }))
      ),
    /** @param ids these; all that failed when left out */
    replay: (ids?: number[]) =>
      doIt(
        () => replay({ id, request: ids ? { ids } : {} }),
        ({ replayed }) => said(t('webhooks.replayed', { count: replayed, name }))
      ),
  };
};

export type WebhookActions = ReturnType<typeof useWebhookActions>;
