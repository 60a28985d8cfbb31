import { useState } from 'react';

import { Box, Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Pagination } from '@strapi/strapi/admin';

import type { ActivityPage } from '../../api/activity-api';
import { useText } from '../../translations/use-text';
import { selectionOf, withTick } from '../../lists/selection';
import { ActivityTable } from './ActivityTable';
import { FirstSteps } from '../../first-steps/FirstSteps';
import { SelectionBar } from './SelectionBar';
import { SelectionOutcome, type Outcome } from './SelectionOutcome';
import { SortField } from './SortField';
import { DEFAULT_PAGE_SIZE } from './activity-filters';

interface ActivityListProps {
  page: ActivityPage;
  isFiltered: boolean;
  /** Another page is on its way; until then this one stays. */
  isBusy: boolean;
  canDistribute: boolean;
  onClearFilters: () => void;
  onFirstPage: () => void;
}

const NOTHING: ReadonlySet<number> = new Set();

const Empty = (props: { content: string; label: string; onClick: () => void }) => (
  <EmptyStateLayout
    icon={<EmptyDocuments width="16rem" height="8.8rem" />}
    content={props.content}
    action={
      <Button variant="secondary" onClick={props.onClick}>
        {props.label}
      </Button>
    }
  />
);

interface ListedPostsProps extends ActivityListProps {
  onOutcome: (outcome: Outcome) => void;
}

const ListedPosts = (props: ListedPostsProps) => {
  const { page, isFiltered, isBusy, canDistribute, onClearFilters, onFirstPage, onOutcome } = props;
  const t = useText();
  const [ticked, setTicked] = useState(NOTHING);
  const { deliveries, pagination } = page;
  const { total, pageCount, hidden } = pagination;
  const shown = deliveries.map(({ id }) => id);
  const selection = selectionOf(shown, ticked);

  if (total === 0 && !isFiltered) return <FirstSteps />;
  if (total === 0) {
    const content = t('activity.emptyByFilter');
    return <Empty content={content} label={t('activity.filter.clear')} onClick={onClearFilters} />;
  }
  if (deliveries.length === 0 && hidden === 0) {
    const content = t('activity.emptyPage');
    return <Empty content={content} label={t('activity.toFirstPage')} onClick={onFirstPage} />;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={3} aria-busy={isBusy}>
      <Flex justifyContent="space-between" alignItems="center" gap={4} wrap="wrap">
        <Typography variant="pi" textColor="neutral600" role="status">
          {t('activity.count', { count: total })}
        </Typography>
        <SortField />
      </Flex>
      <SelectionBar
        chosen={deliveries.filter(({ id }) => selection.ids.includes(id))}
        onOutcome={(outcome) => {
          onOutcome(outcome);
          if (outcome.kind !== 'problem') setTicked(NOTHING);
        }}
      />
      <ActivityTable
        deliveries={deliveries}
        ticks={
          canDistribute
            ? {
                all: selection.all,
                ids: selection.ids,
                onTick: (id, isTicked) => setTicked(withTick(ticked, id, isTicked)),
                onTickAll: (isTicked) => setTicked(isTicked ? new Set(shown) : NOTHING),
              }
            : null
        }
      />
      {hidden > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('activity.hidden', { count: hidden })}
        </Typography>
      ) : null}
      <Box>
        <Pagination.Root defaultPageSize={DEFAULT_PAGE_SIZE} pageCount={pageCount} total={total}>
          <Pagination.PageSize options={PAGE_SIZES} />
          <Pagination.Links />
        </Pagination.Root>
      </Box>
    </Flex>
  );
};

const PAGE_SIZES = ['10', '25', '50', '100'];

/** The posts with their pages, or why there are none; above them what came of acting on some. */
export const ActivityList = (props: ActivityListProps) => {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {outcome ? <SelectionOutcome outcome={outcome} /> : null}
      <ListedPosts {...props} onOutcome={setOutcome} />
    </Flex>
  );
};
