import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';

import type { WebhookDeliveryView, WebhookView } from '../../../../contracts/webhooks';
import { useProblemText } from '../../api/use-problem-text';
import { useGetSocialWebhookLogQuery } from '../../api/webhooks-api';
import { ChoiceField } from '../../components/ChoiceField';
import { Disclosure } from '../../components/Disclosure';
import { RowList } from '../../components/RowList';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import type { WebhookActions } from './use-webhook-actions';
import { DELIVERY_LOOK, eventText } from './webhook-words';

const STATES = ['all', 'pending', 'delivered', 'failed'] as const;
type StateFilter = (typeof STATES)[number];

/** While something waits its state is looked at again, ms. */
const POLL_MS = 5_000;

/** Every request that was made about an event, and what it said. */
const Exchange = ({ delivery }: { delivery: WebhookDeliveryView }) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {delivery.tries.map((one) => (
        <Typography key={one.at} variant="pi" textColor="neutral700" dir="auto">
          <TimeText at={one.at} />
          {` · ${one.problem ?? t('webhooks.try.arrived', { status: one.status ?? 0, ms: one.ms })}`}
          {one.answer ? ` · ${t('webhooks.try.answer', { answer: one.answer })}` : null}
        </Typography>
      ))}
      <Typography variant="pi" textColor="neutral600" tag="code" dir="ltr">
        {delivery.body}
      </Typography>
    </Flex>
  );
};

const Line = ({
  delivery,
  actions,
}: {
  delivery: WebhookDeliveryView;
  actions: WebhookActions;
}) => {
  const t = useText();
  const { label, icon, tone } = DELIVERY_LOOK[delivery.state];
  const what = t(eventText(delivery.type));
  return (
    <RowList.Row
      label={what}
      actions={
        delivery.state === 'pending' || delivery.type === 'webhook.ping' ? null : (
          <Button
            variant="tertiary"
            size="S"
            aria-label={t('webhooks.replay.one', { event: what })}
            disabled={actions.isReplaying}
            onClick={() => void actions.replay([delivery.id])}
          >
            {t('webhooks.replay')}
          </Button>
        )
      }
    >
      <Typography fontWeight="semiBold">{what}</Typography>
      <Flex gap={3} wrap="wrap">
        <StateText icon={icon} tone={tone}>
          {t(label, { attempts: delivery.attempts })}
        </StateText>
        <Typography variant="pi" textColor="neutral600">
          <TimeText at={delivery.at} />
        </Typography>
        {delivery.nextAt ? (
          <Typography variant="pi" textColor="neutral600">
            {t('webhooks.next')} <TimeText at={delivery.nextAt} />
          </Typography>
        ) : null}
      </Flex>
      <Disclosure label={t('webhooks.exchange')}>
        <Exchange delivery={delivery} />
      </Disclosure>
    </RowList.Row>
  );
};

interface WebhookLogProps {
  webhook: WebhookView;
  actions: WebhookActions;
}

/** What was sent to an address, newest first. */
export const WebhookLog = ({ webhook, actions }: WebhookLogProps) => {
  const t = useText();
  const problemText = useProblemText();
  const [filter, setFilter] = useState<StateFilter>('all');
  const [page, setPage] = useState(1);
  const state = filter === 'all' ? undefined : filter;
  const { currentData, error, isFetching, refetch } = useGetSocialWebhookLogQuery(
    { id: webhook.id, state, page },
    {
      refetchOnMountOrArgChange: true,
      pollingInterval: webhook.counts.pending > 0 && webhook.state === 'active' ? POLL_MS : 0,
    }
  );
  if (!currentData && (isFetching || !error)) return <SectionLoading />;
  if (!currentData) {
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  const labels: Record<StateFilter, string> = {
    all: t('webhooks.log.all'),
    pending: t('webhooks.log.pending'),
    delivered: t('webhooks.log.delivered'),
    failed: t('webhooks.log.failed'),
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Flex gap={3} alignItems="flex-end" wrap="wrap">
        <ChoiceField
          name={`state-${webhook.id}`}
          label={t('webhooks.log.state')}
          size="S"
          value={filter}
          options={STATES.map((value) => ({ value, label: labels[value] }))}
          onChange={(value) => {
            setFilter(value);
            setPage(1);
          }}
        />
        {webhook.counts.failed > 0 ? (
          <Button
            variant="secondary"
            loading={actions.isReplaying}
            onClick={() => void actions.replay()}
          >
            {t('webhooks.replay.failed', { count: webhook.counts.failed })}
          </Button>
        ) : null}
      </Flex>
      {currentData.deliveries.length === 0 ? (
        <Typography textColor="neutral600">{t('webhooks.log.empty')}</Typography>
      ) : (
        <RowList.List label={t('webhooks.log.of', { name: webhook.name })}>
          {currentData.deliveries.map((delivery) => (
            <Line key={delivery.id} delivery={delivery} actions={actions} />
          ))}
        </RowList.List>
      )}
      {currentData.pageCount > 1 ? (
        <Flex gap={2} alignItems="center">
          <Button variant="tertiary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {t('webhooks.log.newer')}
          </Button>
          <Typography variant="pi" role="status">
            {t('webhooks.log.page', { page, pages: currentData.pageCount })}
          </Typography>
          <Button
            variant="tertiary"
            disabled={page >= currentData.pageCount}
            onClick={() => setPage(page + 1)}
          >
            {t('webhooks.log.older')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
