import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useGetSocialAnalyticsQuery } from '../../api/analytics-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { TimeText } from '../../components/TimeText';
import { useSite } from '../../components/use-site';
import { NothingFound } from '../../lists/ListEmpty';
import { useListView, type ListControl } from '../../lists/use-list-view';
import { useText } from '../../translations/use-text';
import { AnalyticsFilters } from './AnalyticsFilters';
import {
  ANALYTICS_SHAPE,
  narrowingOf,
  type AnalyticsFilter,
  type AnalyticsSort,
} from './analytics-view';
import { CompareSection } from './CompareSection';
import { EngagementSection } from './EngagementSection';
import { ExportButtons } from './ExportButtons';
import { HoursSection } from './HoursSection';
import { TotalsCards } from './TotalsCards';
import { useToday } from './use-today';

interface OfSiteProps {
  siteId: number | undefined;
  control: ListControl<AnalyticsFilter, AnalyticsSort>;
}

/** Everything below the filters; its parts load on their own, side by side. */
const OfSite = ({ siteId, control }: OfSiteProps) => {
  const t = useText();
  const problemText = useProblemText();
  const query = narrowingOf(control.view, useToday());
  const { data, currentData, error, isFetching, refetch } = useGetSocialAnalyticsQuery(
    { siteId, query },
    { refetchOnMountOrArgChange: true }
  );
  const totals = (currentData ?? (isFetching ? data : undefined))?.totals;
  return (
    <>
      <AnalyticsFilters siteId={siteId} control={control} />
      {!totals && (isFetching || !error) ? <SectionLoading /> : null}
      {!totals && error && !isFetching ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {currentData && currentData.asOf === null ? (
        <Notice isAnnounced>{t('analytics.addingUp')}</Notice>
      ) : null}
      {totals ? <TotalsCards totals={totals} isBusy={isFetching} /> : null}
      {currentData?.asOf ? (
        <Notice>
          {t('analytics.asOf')} <TimeText at={currentData.asOf} />
        </Notice>
      ) : null}
      {totals && totals.now.posts === 0 ? <NothingFound onClear={control.clear} /> : null}
      {totals && totals.now.posts > 0 ? (
        <>
          <EngagementSection siteId={siteId} query={query} />
          <HoursSection siteId={siteId} query={query} />
          <CompareSection siteId={siteId} query={query} control={control} />
        </>
      ) : null}
    </>
  );
};

/** What went out, and what it brought. */
export const AnalyticsPage = () => {
  const t = useText();
  const choice = useSite();
  const control = useListView<AnalyticsFilter, AnalyticsSort>(ANALYTICS_SHAPE);
  const query = narrowingOf(control.view, useToday());
  return (
    <Page.Main>
      <Page.Title>{t('analytics.title')}</Page.Title>
      <Layouts.Header
        title={t('analytics.title')}
        subtitle={t('analytics.subtitle')}
        primaryAction={<ExportButtons siteId={choice.siteId} query={query} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? (
            <SectionLoading />
          ) : (
            <OfSite key={choice.siteId} siteId={choice.siteId} control={control} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
