import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';

import { BULK_ROW_STATES, type BulkOrderView, type BulkRowState } from '../../../../contracts/bulk';
import { useGetSocialBulkRowsQuery } from '../../api/bulk-api';
import { useProblemText } from '../../api/use-problem-text';
import { ChoiceField } from '../../components/ChoiceField';
import { RowList } from '../../components/RowList';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { cursorOf, withListChanges } from '../../lists/list-address';
import { OnwardPages } from '../../lists/ListPages';
import { useText } from '../../translations/use-text';
import { BulkRow } from './BulkRow';
import { ROW_LOOK } from './order-look';

/** So many of those with a problem stand first. */
const FIRST = 10;
const PAGE_SIZE = 50;
const EVERY = 'all';

interface PartProps {
  order: BulkOrderView;
  state: BulkRowState | undefined;
  after: number | undefined;
  pageSize: number;
  pollMs: number;
}

const Rows = ({
  order,
  state,
  after,
  pageSize,
  pollMs,
  isPaged,
}: PartProps & { isPaged: boolean }) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, currentData, error, isFetching, refetch } = useGetSocialBulkRowsQuery(
    { id: order.id, state, after, pageSize },
    { refetchOnMountOrArgChange: true, pollingInterval: pollMs }
  );
  const page = currentData ?? data;
  if (!page) {
    if (!error || isFetching) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  if (page.rows.length === 0) {
    return (
      <Typography variant="omega" textColor="neutral600">
        {t('bulk.rows.none')}
      </Typography>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <RowList.List label={t(state ? ROW_LOOK[state].textId : 'bulk.rows')}>
        {page.rows.map((row) => (
          <BulkRow key={row.id} row={row} zone={order.zone} />
        ))}
      </RowList.List>
      {isPaged ? (
        <OnwardPages name="after" next={page.nextAfter} nextLabel={t('bulk.rows.more')} />
      ) : null}
    </Flex>
  );
};

interface OrderRowsProps {
  order: BulkOrderView;
  pollMs: number;
}

/** The rows with a problem first, each with its reason; then all, or those of one state. */
export const OrderRows = ({ order, pollMs }: OrderRowsProps) => {
  const t = useText();
  const [parameters, setParameters] = useSearchParams();
  const state = BULK_ROW_STATES.find((one) => one === parameters.get('state'));
  const after = cursorOf(parameters, 'after');
  const { counts } = order;
  const choose = (value: string) =>
    setParameters((now) => withListChanges(now, { state: value === EVERY ? null : value }), {
      replace: true,
    });
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const first = (['failed', 'bad'] as const).filter((one) => counts[one] > 0);
  const showsProblems = state === undefined && after === undefined && total > FIRST;
  return (
    <>
      {showsProblems
        ? first.map((one) => (
            <Section
              key={one}
              title={t(one === 'failed' ? 'bulk.rows.failed' : 'bulk.rows.bad', {
                count: counts[one],
              })}
              subtitle={t(one === 'failed' ? 'bulk.rows.failed.why' : 'bulk.rows.bad.why')}
            >
              <Rows
                order={order}
                state={one}
                after={undefined}
                pageSize={FIRST}
                pollMs={pollMs}
                isPaged={false}
              />
              {counts[one] > FIRST ? (
                <TextButton onClick={() => choose(one)}>
                  {t('bulk.rows.showAll', { count: counts[one] })}
                </TextButton>
              ) : null}
            </Section>
          ))
        : null}
      <Section title={t('bulk.rows')} subtitle={t('bulk.rows.zone', { zone: order.zone })}>
        <Box maxWidth="32rem">
          <ChoiceField
            name="state"
            size="S"
            label={t('bulk.rows.filter')}
            value={state ?? EVERY}
            options={[
              { value: EVERY, label: t('bulk.rows.all', { count: total }) },
              ...BULK_ROW_STATES.filter((one) => counts[one] > 0 || one === state).map((one) => ({
                value: one,
                label: t('bulk.rows.ofState', {
                  state: t(ROW_LOOK[one].textId),
                  count: counts[one],
                }),
              })),
            ]}
            onChange={choose}
          />
        </Box>
        <Rows
          order={order}
          state={state}
          after={after}
          pageSize={PAGE_SIZE}
          pollMs={pollMs}
          isPaged
        />
      </Section>
    </>
  );
};
