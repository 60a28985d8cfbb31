import { useState } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { ListedDelivery } from '../../../../contracts/deliveries';
import { useCancelSocialDeliveriesMutation } from '../../api/activity-api';
import { useRetrySocialDeliveriesMutation } from '../../api/health-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { Notice } from '../../components/Notice';
import { useText } from '../../translations/use-text';
import { RetryResult } from '../health/RetryResult';
import { summariseRetry, type RetrySummary } from '../health/retry-summary';
import { selectedActionsOf } from './selected-actions';

type Outcome =
  | { kind: 'retried'; summary: RetrySummary }
  | { kind: 'cancelled'; summary: RetrySummary }
  | { kind: 'problem'; text: string };

const OutcomeNotices = ({ outcome }: { outcome: Outcome }) => {
  const t = useText();
  if (outcome.kind === 'retried') return <RetryResult summary={outcome.summary} />;
  if (outcome.kind === 'problem') {
    return (
      <Notice tone="danger" isAnnounced>
        {outcome.text}
      </Notice>
    );
  }
  const { retried: count, refused } = outcome.summary;
  return (
    <>
      {count > 0 ? <Notice isAnnounced>{t('activity.cancelled', { count })}</Notice> : null}
      {refused.map((refusal) => (
        <Notice key={refusal.reason} tone="warning" isAnnounced>
          {t('activity.notCancelled', refusal)}
        </Notice>
      ))}
    </>
  );
};

interface SelectionBarProps {
  chosen: readonly ListedDelivery[];
  onDone: () => void;
}

/** Acts on what is ticked, and tells what came of it. A page holds at most 100, so they never flood. */
export const SelectionBar = ({ chosen, onDone }: SelectionBarProps) => {
  const t = useText();
  const problemText = useProblemText();
  const [retry, retrying] = useRetrySocialDeliveriesMutation();
  const [cancel, cancelling] = useCancelSocialDeliveriesMutation();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const actions = selectedActionsOf(chosen, Date.now());

  const retryChosen = async () => {
    const answer = await retry({ ids: actions.retry });
    if ('error' in answer) return setOutcome({ kind: 'problem', text: problemText(answer.error) });
    setOutcome({ kind: 'retried', summary: summariseRetry(answer.data) });
    onDone();
  };
  const cancelChosen = async () => {
    const answer = await cancel({ ids: actions.cancel });
    if ('error' in answer) return setOutcome({ kind: 'problem', text: problemText(answer.error) });
    const { cancelled, refused } = answer.data;
    const summary = summariseRetry({ retried: cancelled, refused, lastDueAt: null });
    setOutcome({ kind: 'cancelled', summary });
    onDone();
  };

  return (
    <>
      {outcome ? <OutcomeNotices outcome={outcome} /> : null}
      {chosen.length > 0 ? (
        <Box background="primary100" hasRadius padding={3}>
          <Flex gap={3} wrap="wrap" alignItems="center">
            <Typography variant="omega" fontWeight="semiBold" role="status">
              {t('activity.selected', { count: chosen.length })}
            </Typography>
            <Button
              variant="secondary"
              disabled={actions.retry.length === 0}
              loading={retrying.isLoading}
              onClick={() => void retryChosen()}
            >
              {t('activity.retrySelected', { count: actions.retry.length })}
            </Button>
            <ConfirmedAction
              trigger={
                <Button
                  variant="tertiary"
                  disabled={actions.cancel.length === 0}
                  loading={cancelling.isLoading}
                >
                  {t('activity.cancelSelected', { count: actions.cancel.length })}
                </Button>
              }
              title={t('activity.cancel.title', { count: actions.cancel.length })}
              body={t('activity.cancel.body')}
              confirmLabel={t('activity.cancel.confirm', { count: actions.cancel.length })}
              onConfirm={cancelChosen}
            />
          </Flex>
        </Box>
      ) : null}
    </>
  );
};
