import { Box, Typography } from '@strapi/design-system';
import { useIntl, type IntlShape } from 'react-intl';
import { styled } from 'styled-components';

import type { AnalyticsGroup, AnalyticsQuery } from '../../../../contracts/analytics';
import { hourKeyOf } from '../../../../contracts/analytics-hours';
import { useGetSocialAnalyticsQuery } from '../../api/analytics-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { bestHours, isWorthComparing, strengthOf, type Strength } from './best-hours';
import { useFigures } from './use-figures';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS_OF_WEEK = HOURS.length * WEEKDAYS.length;
/** Any Monday, noon: only its weekday is shown. */
const A_MONDAY_MS = Date.UTC(2026, 0, 5, 12);
const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

const Scroll = styled(Box)`
  overflow-x: auto;
`;

const Grid = styled.table`
  width: 100%;
  min-width: 72rem;
  border-collapse: separate;
  border-spacing: 2px;
  table-layout: fixed;
`;

const Head = styled.th<{ $isWide?: boolean }>`
  width: ${({ $isWide }) => ($isWide ? '9rem' : 'auto')};
  padding: ${({ theme }) => theme.spaces[1]};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  font-weight: 400;
  text-align: start;
  color: ${({ theme }) => theme.colors.neutral600};
`;

/** A figure stands in every square: colour alone tells nothing to many people. */
const Cell = styled.td<{ $strength: Strength | null }>`
  padding: ${({ theme }) => theme.spaces[1]};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  text-align: center;
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $strength }) =>
    $strength === 'most' ? theme.colors.neutral0 : theme.colors.neutral800};
  background: ${({ theme, $strength }) => {
    if ($strength === 'most') return theme.colors.primary600;
    if ($strength === 'more') return theme.colors.primary200;
    return $strength === 'some' ? theme.colors.primary100 : theme.colors.neutral100;
  }};
`;

const weekdayText = (intl: IntlShape, weekday: number, style: 'long' | 'short'): string =>
  intl.formatDate(A_MONDAY_MS + (weekday - 1) * DAY_MS, { timeZone: 'UTC', weekday: style });

const hourText = (intl: IntlShape, hour: number): string =>
  intl.formatTime(hour * HOUR_MS, { timeZone: 'UTC', hour: 'numeric' });

const Week = ({ rows }: { rows: readonly AnalyticsGroup[] }) => {
  const t = useText();
  const intl = useIntl();
  const { count } = useFigures();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const strength = strengthOf(rows);
  return (
    <Scroll tabIndex={0} role="group" aria-label={t('analytics.hours.title')}>
      <Grid>
        <thead>
          <tr>
            <Head scope="col" $isWide>
              {t('analytics.hours.weekday')}
            </Head>
            {HOURS.map((hour) => (
              <Head key={hour} scope="col">
                {hourText(intl, hour)}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((weekday) => (
            <tr key={weekday}>
              <Head scope="row">{weekdayText(intl, weekday, 'short')}</Head>
              {HOURS.map((hour) => {
                const row = byKey.get(String(hourKeyOf(weekday, hour)));
                const power = row ? strength(row) : null;
                return (
                  <Cell key={hour} $strength={power}>
                    {row && power ? count(row.engagementPerPost) : null}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Grid>
    </Scroll>
  );
};

const Best = ({ rows }: { rows: readonly AnalyticsGroup[] }) => {
  const t = useText();
  const intl = useIntl();
  const { count } = useFigures();
  const names = bestHours(rows).map(({ weekday, hour, engagementPerPost }) =>
    t('analytics.hours.one', {
      weekday: weekdayText(intl, weekday, 'long'),
      hour: hourText(intl, hour),
      engagement: count(engagementPerPost),
    })
  );
  if (names.length === 0) return null;
  return <Typography>{t('analytics.hours.best', { hours: intl.formatList(names) })}</Typography>;
};

interface HoursSectionProps {
  siteId: number | undefined;
  query: AnalyticsQuery;
}

/** When posts bring most, by the clock of the site. */
export const HoursSection = ({ siteId, query }: HoursSectionProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, isFetching, refetch } = useGetSocialAnalyticsQuery(
    { siteId, query: { ...query, groupBy: 'hour', sort: 'key', pageSize: HOURS_OF_WEEK } },
    { refetchOnMountOrArgChange: true }
  );
  const rows = data?.groups?.rows;
  return (
    <Section title={t('analytics.hours.title')} subtitle={t('analytics.hours.subtitle')}>
      {!rows && (isFetching || !error) ? <SectionLoading /> : null}
      {error && !isFetching ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {rows && !isWorthComparing(rows) ? <Notice>{t('analytics.hours.tooFew')}</Notice> : null}
      {rows && isWorthComparing(rows) ? (
        <>
          <Best rows={rows} />
          <Week rows={rows} />
        </>
      ) : null}
    </Section>
  );
};
