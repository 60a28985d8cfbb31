import { Checkbox, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useMediaQuery } from '@strapi/strapi/admin';

import type { ListedDelivery } from '../../../../contracts/deliveries';
import { RowList } from '../../components/RowList';
import { Wrapping } from '../../components/Wrapping';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { AccountCell, AskedCell, EntryCell, StateCell, TimeCell } from './ActivityCells';
import { ActivityCard } from './ActivityCard';
import { accountOf } from './row-words';

export interface Ticks {
  all: boolean | 'indeterminate';
  ids: readonly number[];
  onTick: (id: number, isTicked: boolean) => void;
  onTickAll: (isTicked: boolean) => void;
}

interface ActivityTableProps {
  deliveries: readonly ListedDelivery[];
  /** Null: the person may not act on any. */
  ticks: Ticks | null;
}

/** Beside Strapi's two navigations; a narrower table would hide columns behind a scroll bar. */
const ROOM_FOR_TABLE = '(min-width: 1360px)';

const COLUMNS: MessageId[] = [
  'activity.column.entry',
  'activity.column.account',
  'activity.column.state',
  'activity.column.time',
  'activity.column.asked',
];

const Tick = ({ delivery, ticks }: { delivery: ListedDelivery; ticks: Ticks }) => {
  const t = useText();
  const { id, entryTitle, platformLabel } = delivery;
  const values = { title: entryTitle ?? '', platform: platformLabel, account: accountOf(delivery) };
  return (
    <Checkbox
      aria-label={t('failed.select', values)}
      checked={ticks.ids.includes(id)}
      onCheckedChange={(checked) => ticks.onTick(id, checked === true)}
    />
  );
};

const Head = ({ ticks }: Pick<ActivityTableProps, 'ticks'>) => {
  const t = useText();
  return (
    <Thead>
      <Tr>
        {ticks ? (
          <Th>
            <Checkbox
              aria-label={t('failed.selectAll')}
              checked={ticks.all}
              onCheckedChange={(checked) => ticks.onTickAll(checked === true)}
            />
          </Th>
        ) : null}
        {COLUMNS.map((id) => (
          <Th key={id}>
            <Typography variant="sigma" textColor="neutral600">
              {t(id)}
            </Typography>
          </Th>
        ))}
      </Tr>
    </Thead>
  );
};

interface RowProps extends Pick<ActivityTableProps, 'ticks'> {
  delivery: ListedDelivery;
  /** From the table: its cells know by it where they are, for the arrow keys. */
  'aria-rowindex'?: number;
}

const Row = ({ delivery, ticks, ...place }: RowProps) => (
  <Tr {...place}>
    {ticks ? (
      <Td>
        <Tick delivery={delivery} ticks={ticks} />
      </Td>
    ) : null}
    <Td>
      <Wrapping $minRem={16}>
        <EntryCell delivery={delivery} />
      </Wrapping>
    </Td>
    <Td>
      <Wrapping $minRem={14}>
        <AccountCell delivery={delivery} />
      </Wrapping>
    </Td>
    <Td>
      <Wrapping $minRem={18}>
        <StateCell delivery={delivery} />
      </Wrapping>
    </Td>
    <Td>
      <TimeCell delivery={delivery} />
    </Td>
    <Td>
      <Wrapping $minRem={9}>
        <AskedCell delivery={delivery} />
      </Wrapping>
    </Td>
  </Tr>
);

/** The posts: as a table where there is room, else as cards with the same content. */
export const ActivityTable = ({ deliveries, ticks }: ActivityTableProps) => {
  const t = useText();
  const isWide = useMediaQuery(ROOM_FOR_TABLE);
  if (!isWide) {
    return (
      <RowList.List label={t('activity.title')}>
        {deliveries.map((delivery) => (
          <ActivityCard
            key={delivery.id}
            delivery={delivery}
            tick={ticks ? <Tick delivery={delivery} ticks={ticks} /> : null}
          />
        ))}
      </RowList.List>
    );
  }
  return (
    <Table
      colCount={COLUMNS.length + (ticks ? 1 : 0)}
      rowCount={deliveries.length + 1}
      aria-label={t('activity.title')}
    >
      <Head ticks={ticks} />
      <Tbody>
        {deliveries.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} ticks={ticks} />
        ))}
      </Tbody>
    </Table>
  );
};
