import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTheme } from 'styled-components';

import type { AnalyticsGroup, AnalyticsQuery } from '../../../../contracts/analytics';
import { useGetSocialAnalyticsQuery } from '../../api/analytics-api';
import { useProblemText } from '../../api/use-problem-text';
import { Card } from '../../components/Card';
import { DataTable } from '../../components/DataTable';
import { Disclosure } from '../../components/Disclosure';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { useDayText } from '../overview/use-day-text';
import { everyDay, type DayNumbers } from './every-day';
import { useFigures } from './use-figures';

const HEIGHT_PX = 260;
const WIDEST_BAR_PX = 32;
/** The longest period of the server, MAX_ANALYTICS_DAYS: that list would bring the schema library along. */
const MOST_DAYS = 400;

/** Posts of each day as bars, what they brought as a line; a day without numbers is a gap in it. */
const DaysChart = ({ rows }: { rows: readonly DayNumbers[] }) => {
  const t = useText();
  const intl = useIntl();
  const dayText = useDayText();
  const { colors, fontSizes } = useTheme();
  const tick = { fill: colors.neutral600, fontSize: fontSizes[1] };
  const points = rows.map(({ day, published, engagement }) => ({
    ...{ day: dayText(day), published, engagement },
  }));
  const number = (value: unknown) => intl.formatNumber(Number(value));
  const panel = { background: colors.neutral0, borderColor: colors.neutral200 };
  return (
    // Numbers and time run from left to right in every language here, as on paper.
    <Box dir="ltr" aria-hidden>
      <ResponsiveContainer width="100%" height={HEIGHT_PX}>
        <ComposedChart data={points} accessibilityLayer={false}>
          <CartesianGrid stroke={colors.neutral200} vertical={false} />
          <XAxis dataKey="day" tick={tick} stroke={colors.neutral300} minTickGap={24} />
          <YAxis
            yAxisId="posts"
            tick={tick}
            stroke={colors.neutral300}
            allowDecimals={false}
            tickFormatter={number}
          />
          <YAxis
            yAxisId="engagement"
            orientation="right"
            tick={tick}
            stroke={colors.neutral300}
            tickFormatter={number}
          />
          <Tooltip
            isAnimationActive={false}
            formatter={number}
            contentStyle={panel}
            labelStyle={{ color: colors.neutral800 }}
            itemStyle={{ color: colors.neutral800 }}
          />
          <Legend formatter={(name: string) => <Typography variant="pi">{name}</Typography>} />
          <Bar
            yAxisId="posts"
            dataKey="published"
            name={t('analytics.column.published')}
            fill={colors.primary200}
            maxBarSize={WIDEST_BAR_PX}
            isAnimationActive={false}
          />
          <Line
            yAxisId="engagement"
            dataKey="engagement"
            name={t('analytics.column.engagement')}
            stroke={colors.primary700}
            strokeWidth={2}
            dot={{ r: 2 }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </Box>
  );
};

const DaysTable = ({ rows }: { rows: readonly AnalyticsGroup[] }) => {
  const t = useText();
  const dayText = useDayText();
  const { count } = useFigures();
  return (
    <DataTable
      label={t('analytics.days.title')}
      rows={rows}
      keyOf={({ key }) => key ?? ''}
      columns={[
        { name: t('analytics.column.day'), cell: ({ key }) => dayText(key ?? '') },
        {
          name: t('analytics.column.published'),
          isNumber: true,
          cell: ({ published }) => count(published),
        },
        {
          name: t('analytics.column.engagement'),
          isNumber: true,
          cell: ({ engagement }) => count(engagement),
        },
        {
          name: t('analytics.column.impressions'),
          isNumber: true,
          cell: ({ metrics }) => count(metrics.impressions),
        },
      ]}
    />
  );
};

interface EngagementSectionProps {
  siteId: number | undefined;
  query: AnalyticsQuery;
}

/** How it went from day to day, drawn and as a table. */
export const EngagementSection = ({ siteId, query }: EngagementSectionProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, isFetching, refetch } = useGetSocialAnalyticsQuery(
    { siteId, query: { ...query, groupBy: 'day', sort: 'key', pageSize: MOST_DAYS } },
    { refetchOnMountOrArgChange: true }
  );
  const rows = data?.groups?.rows;
  return (
    <Section title={t('analytics.days.title')} subtitle={t('analytics.days.subtitle')}>
      {!rows && (isFetching || !error) ? <SectionLoading /> : null}
      {error && !isFetching ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {rows ? (
        <Flex direction="column" alignItems="stretch" gap={3} aria-busy={isFetching}>
          <Card>
            <DaysChart rows={everyDay(rows, data)} />
          </Card>
          <Disclosure label={t('analytics.days.table')}>
            <DaysTable rows={rows} />
          </Disclosure>
        </Flex>
      ) : null}
    </Section>
  );
};
