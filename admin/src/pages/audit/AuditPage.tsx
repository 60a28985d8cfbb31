import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { useGetSocialAuditQuery } from '../../api/audit-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { AuditFilterBar } from './AuditFilterBar';
import { AuditList } from './AuditList';
import { RetentionSection } from './RetentionSection';
import { filtersOf, hasFilters, queryOf, withFilters, withoutFilters } from './audit-filters';

/** Who changed what, when and from where. */
export const AuditPage = () => {
  const t = useText();
  const problemText = useProblemText();
  const rights = useRights();
  const [parameters, setParameters] = useSearchParams();
  const filters = filtersOf(parameters);
  const { data, currentData, error, isFetching, refetch } = useGetSocialAuditQuery(
    queryOf(parameters),
    { refetchOnMountOrArgChange: true }
  );
  const clearFilters = () => setParameters(withoutFilters(parameters));
  // An answer to other filters must not stand there as if it were the one to these.
  const isLost = Boolean(error) && !currentData && !isFetching;

  return (
    <Page.Main>
      <Page.Title>{t('audit.title')}</Page.Title>
      <Layouts.Header title={t('audit.title')} subtitle={t('audit.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <AuditFilterBar
            // The search field reads the address only when it appears.
            key={filters.search === null ? 'no search' : 'search'}
            filters={filters}
            onChange={(changes) => setParameters(withFilters(parameters, changes))}
            onClear={clearFilters}
          />
          {!data && isFetching ? <SectionLoading /> : null}
          {isLost ? (
            <SectionError message={problemText(error)} onRetry={() => void refetch()} />
          ) : null}
          {error && currentData && !isFetching ? (
            <Notice tone="warning" isAnnounced>
              {t('audit.stale')}
            </Notice>
          ) : null}
          {data && !isLost ? (
            <AuditList
              page={data}
              isFiltered={hasFilters(filters)}
              isBusy={isFetching}
              onClearFilters={clearFilters}
              onFirstPage={() => setParameters(withFilters(parameters, {}))}
            />
          ) : null}
          <RetentionSection canEdit={rights.canEditSettings} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
