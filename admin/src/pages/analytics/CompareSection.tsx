import { Box, Button, Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { NavLink, useSearchParams } from 'react-router-dom';

import type { AnalyticsGroup, AnalyticsQuery } from '../../../../contracts/analytics';
import { useGetSocialAnalyticsQuery } from '../../api/analytics-api';
import { useProblemText } from '../../api/use-problem-text';
import { ChoiceField } from '../../components/ChoiceField';
import { DataTable } from '../../components/DataTable';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import type { ListControl } from '../../lists/use-list-view';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { ledgerPath } from './analytics-paths';
import {
  COMPARED_BY,
  comparedBy,
  filterOfGroup,
  SORTS,
  type AnalyticsFilter,
  type AnalyticsSort,
  type ComparedBy,
} from './analytics-view';
import { useFigures } from './use-figures';
import { useGroupName } from './use-group-name';

const BY_TEXT: Readonly<Record<ComparedBy, MessageId>> = {
  platform: 'analytics.by.platform',
  target: 'analytics.by.target',
  contentType: 'analytics.by.contentType',
  entry: 'analytics.by.entry',
  template: 'analytics.by.template',
  author: 'analytics.by.author',
  locale: 'analytics.by.locale',
  site: 'analytics.by.site',
};

const SORT_TEXT: Readonly<Record<AnalyticsSort, MessageId>> = {
  '-posts': 'analytics.sort.posts',
  '-engagement': 'analytics.sort.engagement',
  '-engagementPerPost': 'analytics.sort.perPost',
  '-impressions': 'analytics.sort.impressions',
  '-cost': 'analytics.sort.cost',
};

const PAGE_SIZE = 20;

interface CompareSectionProps {
  siteId: number | undefined;
  query: AnalyticsQuery;
  control: ListControl<AnalyticsFilter, AnalyticsSort>;
}

/** What the posts of a row have in common; it leads to them alone, or to the ledger of an entry. */
const GroupName = ({
  by,
  group,
  control,
}: Pick<CompareSectionProps, 'control'> & { by: ComparedBy; group: AnalyticsGroup }) => {
  const t = useText();
  const name = useGroupName()(by, group);
  const { key, contentType } = group;
  if (by === 'entry' && key !== null && contentType !== null) {
    return (
      <Link tag={NavLink} to={ledgerPath(contentType, key)}>
        <span dir="auto">{name}</span>
      </Link>
    );
  }
  const filter = filterOfGroup(by);
  const value = key ?? (by === 'template' ? 'none' : null);
  if (filter === null || value === null || control.view.filters[filter] === value) {
    return <span dir="auto">{name}</span>;
  }
  return (
    <TextButton
      aria-label={t('analytics.compare.only', { name })}
      onClick={() => control.change({ [filter]: value })}
    >
      <span dir="auto">{name}</span>
    </TextButton>
  );
};

const GroupTable = ({
  by,
  rows,
  control,
}: Pick<CompareSectionProps, 'control'> & { by: ComparedBy; rows: readonly AnalyticsGroup[] }) => {
  const t = useText();
  const { count, share, usd } = useFigures();
  const costOf = ({ aiUsd, platformUsd }: AnalyticsGroup) =>
    aiUsd === null && platformUsd === null ? null : (aiUsd ?? 0) + (platformUsd ?? 0);
  const number = (name: MessageId, cell: (row: AnalyticsGroup) => string) => ({
    ...{ name: t(name), isNumber: true, cell },
  });
  return (
    <DataTable
      label={t('analytics.compare.title')}
      rows={rows}
      keyOf={({ key, contentType }) => `${contentType ?? ''} ${key ?? ''}`}
      columns={[
        {
          name: t(BY_TEXT[by]),
          cell: (group) => <GroupName by={by} group={group} control={control} />,
        },
        number('analytics.column.posts', ({ posts }) => count(posts)),
        number('analytics.column.published', ({ published }) => count(published)),
        number('analytics.column.success', ({ successRate }) => share(successRate)),
        number('analytics.column.impressions', ({ metrics }) => count(metrics.impressions)),
        number('analytics.column.engagement', ({ engagement }) => count(engagement)),
        number('analytics.column.perPost', ({ engagementPerPost }) => count(engagementPerPost)),
        number('analytics.column.cost', (group) => usd(costOf(group))),
      ]}
    />
  );
};

const Pages = ({
  page,
  pageCount,
  onPage,
}: {
  page: number;
  pageCount: number;
  onPage: (page: number) => void;
}) => {
  const t = useText();
  if (pageCount <= 1) return null;
  return (
    <Flex gap={2} alignItems="center">
      <Button variant="tertiary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('analytics.page.previous')}
      </Button>
      <Typography variant="pi" role="status">
        {t('analytics.page', { page, pages: pageCount })}
      </Typography>
      <Button variant="tertiary" disabled={page >= pageCount} onClick={() => onPage(page + 1)}>
        {t('analytics.page.next')}
      </Button>
    </Flex>
  );
};

/** The page stands in the address; everything else there stays. */
const useGoToPage = (): ((page: number) => void) => {
  const [, setParameters] = useSearchParams();
  return (page) =>
    setParameters((now) => {
      const next = new URLSearchParams(now);
      next.set('page', String(page));
      return next;
    });
};

/** Posts beside each other: by platform, account, template and so on. */
export const CompareSection = ({ siteId, query, control }: CompareSectionProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { view, change } = control;
  const by = comparedBy(view);
  const { page, sort } = view;
  const { data, currentData, error, isFetching, refetch } = useGetSocialAnalyticsQuery(
    { siteId, query: { ...query, groupBy: by, sort, page, pageSize: PAGE_SIZE } },
    { refetchOnMountOrArgChange: true }
  );
  // Rows of another comparison must not stand below these headings.
  const shown = data?.groups?.by === by ? data.groups : currentData?.groups;
  const goTo = useGoToPage();
  return (
    <Section title={t('analytics.compare.title')} subtitle={t('analytics.compare.subtitle')}>
      <Flex gap={4} wrap="wrap" alignItems="flex-end">
        <Box flex="1 1 16rem" maxWidth="26rem">
          <ChoiceField
            name="by"
            label={t('analytics.compare.by')}
            size="S"
            value={by}
            options={COMPARED_BY.map((value) => ({ value, label: t(BY_TEXT[value]) }))}
            onChange={(value) => change({ by: value })}
          />
        </Box>
        <Box flex="1 1 16rem" maxWidth="26rem">
          <ChoiceField
            name="sort"
            label={t('analytics.compare.sort')}
            size="S"
            value={sort}
            options={SORTS.map((value) => ({ value, label: t(SORT_TEXT[value]) }))}
            onChange={(value) => change({ sort: value })}
          />
        </Box>
      </Flex>
      {!shown && (isFetching || !error) ? <SectionLoading /> : null}
      {error && !isFetching ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {shown ? (
        <Flex direction="column" alignItems="stretch" gap={3} aria-busy={isFetching}>
          <GroupTable by={by} rows={shown.rows} control={control} />
          <Pages page={shown.page} pageCount={shown.pageCount} onPage={goTo} />
        </Flex>
      ) : null}
    </Section>
  );
};
