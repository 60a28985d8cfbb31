import { useState } from 'react';

import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';

import type { BulkOrderView } from '../../../../contracts/bulk';
import { getSocialBulkOrder } from '../../api/bulk-api';
import { useProblemText } from '../../api/use-problem-text';
import { Card } from '../../components/Card';
import { Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { StateText } from '../../components/StateText';
import { EditorState } from '../../editing/EditorState';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { BULK_PATH } from './bulk-paths';
import { ORDER_LOOK, orderPollMs, postCountsOf, progressOf } from './order-look';
import { OrderActions, type OrderOutcome } from './OrderActions';
import { OrderRows } from './OrderRows';
import { ProgressLine } from './ProgressLine';

const PeriodProblem = ({ order }: { order: BulkOrderView }) => {
  const t = useText();
  const intl = useIntl();
  const { periodProblem, zone } = order;
  if (!periodProblem) return null;
  const { message, suggestedUntil } = periodProblem;
  const time =
    suggestedUntil &&
    intl.formatDate(suggestedUntil, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  return (
    <Notice tone="warning">
      {message}
      {time ? ` ${t('bulk.period.until', { time, zone })}` : null}
    </Notice>
  );
};

const useOrderFacts = (order: BulkOrderView) => {
  const t = useText();
  const intl = useIntl();
  const timeOf = (at: string | null) =>
    at === null
      ? t('bulk.fact.unknown')
      : intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short', timeZone: order.zone });
  const posts = postCountsOf(order);
  const ofPosts = [
    { name: t('bulk.fact.published'), value: intl.formatNumber(posts.published) },
    { name: t('bulk.fact.waiting'), value: intl.formatNumber(posts.waiting) },
    { name: t('bulk.fact.failed'), value: intl.formatNumber(posts.failed) },
  ];
  return [
    // A draft has no posts yet.
    ...(order.state === 'draft' ? [] : ofPosts),
    { name: t('bulk.fact.first'), value: timeOf(order.firstDueAt) },
    { name: t('bulk.fact.last'), value: timeOf(order.lastDueAt) },
    { name: t('bulk.fact.zone'), value: order.zone },
  ];
};

const Order = ({ order, pollMs }: { order: BulkOrderView; pollMs: number }) => {
  const t = useText();
  const { canDistribute, isLoading } = useRights();
  const [outcome, setOutcome] = useState<OrderOutcome | null>(null);
  const facts = useOrderFacts(order);
  const { icon, tone, textId } = ORDER_LOOK[order.state];
  const { percent } = progressOf(order);
  const isDraft = order.state === 'draft';
  return (
    <Page.Main>
      <Page.Title>{order.name}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={BULK_PATH} />}
        title={order.name}
        subtitle={t(isDraft ? 'bulk.draft' : 'bulk.order')}
        primaryAction={
          canDistribute ? <OrderActions order={order} onOutcome={setOutcome} /> : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {canDistribute || isLoading ? null : <Notice>{t('bulk.forbidden')}</Notice>}
          {outcome ? (
            <Notice tone={outcome.tone} isAnnounced>
              {outcome.text}
            </Notice>
          ) : null}
          <PeriodProblem order={order} />
          {order.needsApproval ? <Notice>{t('bulk.needsApproval')}</Notice> : null}
          {order.note ? <Notice>{order.note}</Notice> : null}
          <Card>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <StateText icon={icon} tone={tone} size="L">
                {t(textId)}
              </StateText>
              {isDraft ? (
                <Typography variant="omega" textColor="neutral800">
                  {t('bulk.draftCounts', {
                    good: order.counts.waiting,
                    total: progressOf(order).total,
                  })}
                </Typography>
              ) : (
                <ProgressLine order={order} />
              )}
              {/* Told in steps: a voice that speaks every two seconds helps nobody. */}
              <VisuallyHidden role="status">
                {isDraft ? '' : t('bulk.progress.told', { percent: Math.floor(percent / 10) * 10 })}
              </VisuallyHidden>
              <Box maxWidth="52rem">
                <Facts facts={facts} />
              </Box>
            </Flex>
          </Card>
          <OrderRows order={order} pollMs={pollMs} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** The order that the address names, asked for again while something of it moves. */
export const OrderPage = () => {
  const t = useText();
  const problemText = useProblemText();
  const { id = '' } = useParams();
  const orderId = Number(id);
  const isOrder = /^[1-9]\d{0,9}$/.test(id);
  const { currentData, error, isFetching } = getSocialBulkOrder.useQueryState(orderId, {
    skip: !isOrder,
  });
  const pollMs = orderPollMs(currentData);
  const { refetch } = getSocialBulkOrder.useQuerySubscription(orderId, {
    skip: !isOrder,
    refetchOnMountOrArgChange: true,
    pollingInterval: pollMs,
  });
  if (currentData) return <Order key={id} order={currentData} pollMs={pollMs} />;
  const problem = error ? problemText(error) : t('listing.gone');
  return (
    <EditorState
      title={t('bulk.title')}
      listPath={BULK_PATH}
      problem={isFetching || (isOrder && !error) ? null : problem}
      onRetry={() => void refetch()}
    />
  );
};
