import { Flex, Typography } from '@strapi/design-system';

import { useGetSocialAiUsageQuery } from '../../api/overview-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { ListPages } from '../../lists/ListPages';
import { NothingFound } from '../../lists/ListEmpty';
import { useListView } from '../../lists/use-list-view';
import { useText } from '../../translations/use-text';
import { UsageFilters } from './UsageFilters';
import { UsageSummary } from './UsageSummary';
import { UsageTable } from './UsageTable';
import { USAGE_SHAPE, usageQueryOf, type UsageFilter } from './usage-query';

interface UsageSectionProps {
  siteId: number | undefined;
  /** The running month of the site: `2026-11`. */
  currentMonth: string;
}

/** What AI cost in a month, and each call. */
export const UsageSection = ({ siteId, currentMonth }: UsageSectionProps) => {
  const t = useText();
  const problemText = useProblemText();
  const control = useListView<UsageFilter, 'newest'>(USAGE_SHAPE);
  const query = usageQueryOf(control.view);
  const { data, currentData, error, isFetching, refetch } = useGetSocialAiUsageQuery(
    { siteId, query },
    { refetchOnMountOrArgChange: true }
  );
  // The answer before stays until the next one is there, but never as the one to other filters.
  const usage = currentData ?? (isFetching ? data : undefined);
  return (
    <Section title={t('budgets.ai.title')} subtitle={t('budgets.ai.subtitle')}>
      <UsageFilters
        query={query}
        currentMonth={currentMonth}
        onChange={(changes) => control.change(changes)}
      />
      {!usage && (isFetching || !error) ? <SectionLoading /> : null}
      {error && !isFetching ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {usage ? (
        <Flex
          direction="column"
          alignItems="stretch"
          gap={4}
          aria-busy={isFetching && !currentData}
        >
          <UsageSummary usage={usage} />
          {usage.total === 0 && control.isNarrowed ? (
            <NothingFound onClear={control.clear} />
          ) : null}
          {usage.total === 0 && !control.isNarrowed ? (
            <Notice>{t('budgets.ai.empty')}</Notice>
          ) : null}
          {usage.total > 0 ? (
            <>
              <Typography variant="pi" textColor="neutral600" role="status">
                {t('budgets.ai.count', { count: usage.total })}
              </Typography>
              <UsageTable rows={usage.rows} />
              <ListPages pageCount={usage.pageCount} total={usage.total} />
            </>
          ) : null}
        </Flex>
      ) : null}
    </Section>
  );
};
