import { Flex, LinkButton } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link, useSearchParams } from 'react-router-dom';

import { BULK_STATES, type BulkState } from '../../../../contracts/bulk';
import { useGetSocialBulkOrdersQuery } from '../../api/bulk-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { RowList } from '../../components/RowList';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { useSite } from '../../components/use-site';
import { useSettled } from '../../composer/use-settled';
import { ACTIVE_POLL_MS } from '../../content-manager/poll-interval';
import { cursorOf, type ListShape } from '../../lists/list-address';
import { ListEmpty, NothingFound } from '../../lists/ListEmpty';
import { OnwardPages } from '../../lists/ListPages';
import { ListTools } from '../../lists/ListTools';
import { useListView } from '../../lists/use-list-view';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { newOrderPath } from './bulk-paths';
import { ORDER_LOOK } from './order-look';
import { OrderRow } from './OrderRow';

const SHAPE: ListShape<'state', 'newest'> = { filters: ['state'], sorts: ['newest'] };
/** Somebody who pauses this long wants to see what is found. */
const PAUSE_MS = 300;
const PAGE_SIZE = 20;

interface OrdersProps {
  siteId: number | undefined;
  canOrder: boolean;
}

const Add = ({ siteId }: Pick<OrdersProps, 'siteId'>) => {
  const t = useText();
  return (
    <LinkButton tag={Link} to={newOrderPath(siteId)} startIcon={<Upload />}>
      {t('bulk.add')}
    </LinkButton>
  );
};

const useOrders = (siteId: number | undefined) => {
  const control = useListView(SHAPE);
  const [parameters] = useSearchParams();
  const search = useSettled(control.view.search.trim(), PAUSE_MS);
  const state = BULK_STATES.find((one): one is BulkState => one === control.view.filters.state);
  const args = {
    ...{ siteId, state, pageSize: PAGE_SIZE, before: cursorOf(parameters, 'before') },
    search: search || undefined,
  };
  const known = useGetSocialBulkOrdersQuery(args, { refetchOnMountOrArgChange: true });
  const isRunning = known.currentData?.orders.some((order) => order.state === 'running') ?? false;
  // The same question once more, asked again while something of it runs.
  useGetSocialBulkOrdersQuery(args, { pollingInterval: isRunning ? ACTIVE_POLL_MS : 0 });
  return { ...known, control };
};

const Orders = ({ siteId, canOrder }: OrdersProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, currentData, error, isFetching, refetch, control } = useOrders(siteId);
  const page = currentData ?? data;
  const isNew = page?.orders.length === 0 && !control.isNarrowed && page.nextBefore === null;
  if (!page) {
    if (!error || isFetching) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  if (isNew && !isFetching) {
    return (
      <ListEmpty
        content={t('bulk.empty')}
        action={canOrder ? <Add siteId={siteId} /> : undefined}
      />
    );
  }
  return (
    <>
      <ListTools
        control={control}
        searchLabel={t('bulk.search')}
        filters={[
          {
            name: 'state',
            label: t('bulk.filter.state'),
            placeholder: t('bulk.filter.anyState'),
            options: BULK_STATES.map((value) => ({ value, label: t(ORDER_LOOK[value].textId) })),
          },
        ]}
      />
      {page.orders.length === 0 ? (
        <NothingFound onClear={control.clear} />
      ) : (
        <RowList.List label={t('bulk.title')}>
          {page.orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </RowList.List>
      )}
      <OnwardPages name="before" next={page.nextBefore} nextLabel={t('bulk.older')} />
    </>
  );
};

/** Many entries at once: what was ordered, and how far it is. */
export const BulkPage = () => {
  const t = useText();
  const rights = useRights();
  const choice = useSite();
  return (
    <Page.Main>
      <Page.Title>{t('bulk.title')}</Page.Title>
      <Layouts.Header
        title={t('bulk.title')}
        subtitle={t('bulk.subtitle')}
        primaryAction={rights.canDistribute ? <Add siteId={choice.siteId} /> : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {rights.canDistribute || rights.isLoading ? null : <Notice>{t('bulk.forbidden')}</Notice>}
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? (
            <SectionLoading />
          ) : (
            <Orders key={choice.siteId} siteId={choice.siteId} canOrder={rights.canDistribute} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
