import { Button, Flex } from '@strapi/design-system';

import type { BulkOrderView } from '../../../../contracts/bulk';
import { useActOnSocialBulkOrderMutation, type BulkAction } from '../../api/bulk-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { actionsOf } from './order-look';

const ACTION_TEXT: Record<BulkAction, MessageId> = {
  start: 'bulk.action.start',
  pause: 'bulk.action.pause',
  resume: 'bulk.action.resume',
  cancel: 'bulk.action.cancel',
  retry: 'bulk.action.retry',
};

/** Nothing of a draft was tried yet. */
const DRAFT_TEXT: Partial<Record<BulkAction, MessageId>> = {
  cancel: 'bulk.action.discard',
  retry: 'bulk.action.recheck',
};

const DONE_TEXT: Record<BulkAction, MessageId> = {
  start: 'bulk.done.start',
  pause: 'bulk.done.pause',
  resume: 'bulk.done.resume',
  cancel: 'bulk.done.cancel',
  retry: 'bulk.done.retry',
};

export interface OrderOutcome {
  tone: 'neutral' | 'danger';
  text: string;
}

interface OrderActionsProps {
  order: BulkOrderView;
  onOutcome: (outcome: OrderOutcome | null) => void;
}

/** What a person can do with an order; starting and cancelling ask first. */
export const OrderActions = ({ order, onOutcome }: OrderActionsProps) => {
  const t = useText();
  const problemText = useProblemText();
  const [act, { isLoading }] = useActOnSocialBulkOrderMutation();
  const { id, name, state, counts } = order;

  const run = async (action: BulkAction) => {
    onOutcome(null);
    const answer = await act({ id, action });
    onOutcome(
      'error' in answer
        ? { tone: 'danger', text: problemText(answer.error) }
        : { tone: 'neutral', text: t(DONE_TEXT[action], { name }) }
    );
  };

  const buttons = actionsOf(order).map((action, index) => {
    const isFirst = index === 0 && action !== 'cancel';
    const label = t((state === 'draft' ? DRAFT_TEXT[action] : undefined) ?? ACTION_TEXT[action]);
    const button = (
      <Button
        key={action}
        variant={isFirst ? 'default' : action === 'cancel' ? 'danger-light' : 'secondary'}
        disabled={isLoading}
      >
        {label}
      </Button>
    );
    if (action === 'start') {
      return (
        <ConfirmedAction
          key={action}
          trigger={button}
          title={t('bulk.start.title', { name })}
          body={t(order.needsApproval ? 'bulk.start.body.approval' : 'bulk.start.body', {
            good: counts.waiting,
            bad: counts.bad,
          })}
          confirmLabel={t('bulk.action.start')}
          confirmVariant="default"
          onConfirm={() => run(action)}
        />
      );
    }
    if (action === 'cancel') {
      return (
        <ConfirmedAction
          key={action}
          trigger={button}
          title={t('bulk.cancel.title', { name })}
          body={t('bulk.cancel.body')}
          confirmLabel={label}
          onConfirm={() => run(action)}
        />
      );
    }
    return (
      <Button
        key={action}
        variant={isFirst ? 'default' : 'secondary'}
        disabled={isLoading}
        onClick={() => void run(action)}
      >
        {label}
      </Button>
    );
  });

  return (
    <Flex gap={2} wrap="wrap">
      {buttons}
    </Flex>
  );
};
