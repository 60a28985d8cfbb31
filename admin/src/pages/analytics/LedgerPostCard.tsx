import type { ReactNode } from 'react';

import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { AnalyticsMetric } from '../../../../contracts/analytics';
import type { LedgerPost } from '../../../../contracts/analytics-ledger';
import { Card } from '../../components/Card';
import { DataTable } from '../../components/DataTable';
import { PlatformBadge } from '../../components/PlatformBadge';
import { TimeText } from '../../components/TimeText';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { accountNameOf } from '../../platforms/presentation';
import { useDayText } from '../overview/use-day-text';
import { useFigures } from './use-figures';
import { LedgerState } from './LedgerState';

const SHORT_HASH = 12;

/** Side by side where there is room. */
const Steps = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

const METRIC_TEXT: Readonly<Record<AnalyticsMetric, MessageId>> = {
  impressions: 'analytics.metric.impressions',
  reach: 'analytics.metric.reach',
  videoViews: 'analytics.metric.videoViews',
  likes: 'analytics.metric.likes',
  comments: 'analytics.metric.comments',
  shares: 'analytics.metric.shares',
  quotes: 'analytics.metric.quotes',
  saves: 'analytics.metric.saves',
  clicks: 'analytics.metric.clicks',
};

// Not the list of the contract: it would bring the schema library into the admin's bundle.
const METRICS = Object.keys(METRIC_TEXT) as AnalyticsMetric[];

/** The beginning names it well enough; all of it is there to be pointed at and copied. */
const Hash = ({ value }: { value: string | null }) => {
  const t = useText();
  if (value === null) return <>{t('analytics.ledger.nothingSent')}</>;
  return (
    <code title={value} dir="ltr">
      {value.slice(0, SHORT_HASH)}
    </code>
  );
};

const Step = ({ name, children }: { name: string; children: ReactNode }) => (
  <Box minWidth={0}>
    <Typography tag="dt" variant="pi" textColor="neutral600">
      {name}
    </Typography>
    <Typography tag="dd" variant="omega" textColor="neutral800">
      {children}
    </Typography>
  </Box>
);

/** Where the order came from. */
const useOrigin = (): ((post: LedgerPost) => string) => {
  const t = useText();
  return ({ rule, source }) => {
    if (rule) return rule.name ?? t('analytics.group.gone', { key: String(rule.id) });
    return source === null ? t('activity.source.unknown') : t(`activity.source.${source}`);
  };
};

const Looks = ({ post }: { post: LedgerPost }) => {
  const t = useText();
  const dayText = useDayText();
  const { count } = useFigures();
  const known = METRICS.filter((metric) =>
    post.looks.some(({ metrics }) => metrics[metric] !== null)
  );
  if (post.looks.length === 0 || known.length === 0) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {t('analytics.ledger.noNumbers', { platform: post.platformLabel })}
      </Typography>
    );
  }
  return (
    <DataTable
      label={t('analytics.ledger.looks')}
      rows={post.looks}
      keyOf={({ day }) => day}
      columns={[
        { name: t('analytics.column.day'), cell: ({ day }) => dayText(day) },
        ...known.map((metric) => ({
          name: t(METRIC_TEXT[metric]),
          isNumber: true,
          cell: ({ metrics }: LedgerPost['looks'][number]) => count(metrics[metric]),
        })),
        {
          name: t('analytics.column.engagement'),
          isNumber: true,
          cell: ({ engagement }) => count(engagement),
        },
      ]}
    />
  );
};

/** One post: version of the entry, who asked, what was sent, what it is there, what it brought. */
export const LedgerPostCard = ({ post }: { post: LedgerPost }) => {
  const t = useText();
  const intl = useIntl();
  const origin = useOrigin();
  const at = post.postedAt ?? post.scheduledAt;
  const account =
    post.handle === null ? post.platformLabel : accountNameOf(post.platform, post.handle);
  const template = post.template
    ? t('analytics.ledger.templateVersion', {
        name: post.template.name,
        version: post.template.version,
      })
    : t('analytics.group.noTemplate');
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex gap={3} alignItems="center" wrap="wrap">
          <PlatformBadge platform={post.platform} />
          <Typography tag="h2" variant="delta">
            <span dir="auto">{account}</span>
          </Typography>
          <LedgerState state={post.state} />
          {at ? (
            <Typography variant="pi" textColor="neutral600">
              <TimeText at={at} />
            </Typography>
          ) : null}
        </Flex>
        <Steps>
          <Step name={t('analytics.ledger.version')}>
            <Hash value={post.versionHash} />
            {` · ${intl.formatDisplayName(post.locale, { type: 'language' }) ?? post.locale}`}
          </Step>
          <Step name={t('analytics.ledger.askedBy')}>{origin(post)}</Step>
          <Step name={t('analytics.by.template')}>{template}</Step>
          <Step name={t('analytics.ledger.payload')}>
            <Hash value={post.payloadHash} />
          </Step>
          <Step name={t('analytics.ledger.post', { platform: post.platformLabel })}>
            {post.url ? (
              <Link href={post.url} isExternal>
                <span dir="ltr">{post.postId ?? post.url}</span>
              </Link>
            ) : (
              (post.postId ?? t('analytics.ledger.noPost'))
            )}
          </Step>
        </Steps>
        {post.state === 'published' ? <Looks post={post} /> : null}
      </Flex>
    </Card>
  );
};
