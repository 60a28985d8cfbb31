import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Analytics, AnalyticsTotals } from '../../../../contracts/analytics';
import { Card } from '../../components/Card';
import { useText } from '../../translations/use-text';
import { useFigures, type Figures } from './use-figures';

/** Four beside each other, then two, then one below the other. */
const Cards = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

const Figure = styled(Typography)`
  font-variant-numeric: tabular-nums;
`;

interface TotalCardProps {
  name: string;
  now: string;
  before: string;
  note?: string | null;
}

const TotalCard = ({ name, now, before, note }: TotalCardProps) => {
  const t = useText();
  return (
    <li>
      <Card>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography tag="h2" variant="omega" textColor="neutral600">
            {name}
          </Typography>
          {now === t('analytics.notAvailable') ? (
            <Typography variant="delta" textColor="neutral600">
              {now}
            </Typography>
          ) : (
            <Figure variant="alpha">{now}</Figure>
          )}
          {note ? (
            <Typography variant="pi" textColor="neutral600">
              {note}
            </Typography>
          ) : null}
          <Typography variant="pi" textColor="neutral600">
            {t('analytics.before', { value: before })}
          </Typography>
        </Flex>
      </Card>
    </li>
  );
};

/** What was spent on platforms and AI; null: neither is known. */
const spentOf = ({ platformUsd, aiUsageUsd }: AnalyticsTotals): number | null =>
  platformUsd === null && aiUsageUsd === null ? null : (platformUsd ?? 0) + (aiUsageUsd ?? 0);

const medianOf = ({ timeToPublish }: AnalyticsTotals, { time }: Figures): string =>
  time(timeToPublish?.p50 ?? null);

interface TotalsCardsProps {
  totals: NonNullable<Analytics['totals']>;
  isBusy: boolean;
}

/** The days in numbers, each beside the one of as many days before. */
export const TotalsCards = ({ totals: { now, before }, isBusy }: TotalsCardsProps) => {
  const t = useText();
  const figures = useFigures();
  const { count, share, usd, time } = figures;
  const { p95 = null } = now.timeToPublish ?? {};
  const own = now.failedByPlatform > 0 ? share(now.ownSuccessRate) : null;
  return (
    <Cards aria-label={t('analytics.totals')} aria-busy={isBusy}>
      <TotalCard
        name={t('analytics.total.published')}
        now={count(now.published)}
        before={count(before.published)}
        note={t('analytics.total.published.note', { failed: now.failed, missed: now.missed })}
      />
      <TotalCard
        name={t('analytics.total.success')}
        now={share(now.successRate)}
        before={share(before.successRate)}
        note={own === null ? null : t('analytics.total.success.note', { share: own })}
      />
      <TotalCard
        name={t('analytics.total.time')}
        now={medianOf(now, figures)}
        before={medianOf(before, figures)}
        note={p95 === null ? null : t('analytics.total.time.note', { time: time(p95) })}
      />
      <TotalCard
        name={t('analytics.total.retried')}
        now={count(now.retried)}
        before={count(before.retried)}
        note={t('analytics.total.retried.note', { rescued: now.rescued })}
      />
      <TotalCard
        name={t('analytics.total.engagement')}
        now={count(now.engagement)}
        before={count(before.engagement)}
        note={t('analytics.total.measured', { measured: now.measured })}
      />
      <TotalCard
        name={t('analytics.total.impressions')}
        now={count(now.metrics.impressions)}
        before={count(before.metrics.impressions)}
        note={t('analytics.total.clicks', { clicks: count(now.metrics.clicks) })}
      />
      <TotalCard
        name={t('analytics.total.cost')}
        now={usd(spentOf(now))}
        before={usd(spentOf(before))}
        note={t('analytics.total.cost.note', {
          platforms: usd(now.platformUsd),
          ai: usd(now.aiUsageUsd),
        })}
      />
    </Cards>
  );
};
