import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { ListedDelivery } from '../../../../contracts/deliveries';
import { useCancelSocialDeliveriesMutation } from '../../api/activity-api';
import { useRetrySocialDeliveriesMutation } from '../../api/health-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { useText } from '../../translations/use-text';
import { summariseRetry } from '../health/retry-summary';
import type { Outcome } from './SelectionOutcome';
import { selectedActionsOf } from './selected-actions';

interface SelectionBarProps {
  chosen: readonly ListedDelivery[];
  /** Also of what failed: then everything stays ticked. */
  onOutcome: (outcome: Outcome) => void;
}

/** Acts on what is ticked. A page holds at most 100, so they never flood. */
export const SelectionBar = ({ chosen, onOutcome }: SelectionBarProps) => {
  const t = useText();
  const problemText = useProblemText();
  const [retry, retrying] = useRetrySocialDeliveriesMutation();
  const [cancel, cancelling] = useCancelSocialDeliveriesMutation();
  const actions = selectedActionsOf(chosen, Date.now());

  const retryChosen = async () => {
    const answer = await retry({ ids: actions.retry });
    if ('error' in answer) return onOutcome({ kind: 'problem', text: problemText(answer.error) });
    onOutcome({ kind: 'retried', summary: summariseRetry(answer.data) });
  };
  const cancelChosen = async () => {
    const answer = await cancel({ ids: actions.cancel });
    if ('error' in answer) return onOutcome({ kind: 'problem', text: problemText(answer.error) });
    const { cancelled, refused } = answer.data;
    const summary = summariseRetry({ retried: cancelled, refused, lastDueAt: null });
    onOutcome({ kind: 'cancelled', summary });
  };

  if (chosen.length === 0) return null;
  return (
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
  );
};
