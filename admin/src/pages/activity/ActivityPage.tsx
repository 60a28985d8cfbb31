import { useSearchParams } from 'react-router-dom';

import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { ActivityFilterBar } from './ActivityFilterBar';
import { ActivityList } from './ActivityList';
import {
  filtersOf,
  hasFilters,
  openDeliveryOf,
  queryOf,
  withFilters,
  withOpenDelivery,
  withoutFilters,
} from './activity-filters';
import { DeliveryDrawer } from './drawer/DeliveryDrawer';
import { useActivity } from './use-activity';

/** Every post that was asked for: where it stands, and what can be done about it. */
export const ActivityPage = () => {
  const t = useText();
  const problemText = useProblemText();
  const rights = useRights();
  const [parameters, setParameters] = useSearchParams();
  const filters = filtersOf(parameters);
  const { data, currentData, error, isFetching, refetch } = useActivity(queryOf(parameters));
  const openId = openDeliveryOf(parameters);
  const clearFilters = () => setParameters(withoutFilters(parameters));
  // An answer to other filters must not stand there as if it were the one to these.
  const isLost = Boolean(error) && !currentData && !isFetching;

  const isFirstUse = data?.pagination.total === 0 && !hasFilters(filters);

  return (
    <>
      {isFirstUse ? null : (
        <ActivityFilterBar
          // The search field reads the address only when it appears.
          key={filters.search === null ? 'no search' : 'search'}
          filters={filters}
          onChange={(changes) => setParameters(withFilters(parameters, changes))}
          onClear={clearFilters}
        />
      )}
      {!data && isFetching ? <SectionLoading /> : null}
      {isLost ? <SectionError message={problemText(error)} onRetry={() => void refetch()} /> : null}
      {error && currentData && !isFetching ? (
        <Notice tone="warning" isAnnounced>
          {t('activity.stale')}
        </Notice>
      ) : null}
      {data && !isLost ? (
        <ActivityList
          page={data}
          isFiltered={hasFilters(filters)}
          isBusy={isFetching && !currentData}
          canDistribute={rights.canDistribute}
          onClearFilters={clearFilters}
          onFirstPage={() => setParameters(withFilters(parameters, {}))}
        />
      ) : null}
      {openId === null ? null : (
        <DeliveryDrawer
          key={openId}
          id={openId}
          rights={rights}
          onClose={() => setParameters(withOpenDelivery(parameters, null))}
        />
      )}
    </>
  );
};
