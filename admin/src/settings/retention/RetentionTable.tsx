import {
  Box,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { useIsDesktop } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { RetentionRow } from '../../../../contracts/retention';
import { Facts } from '../../components/Facts';
import { RowList } from '../../components/RowList';
import { TimeText } from '../../components/TimeText';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { RetentionFormDialog } from './RetentionFormDialog';
import { KIND_NAMES, KIND_REASONS } from './retention-words';

interface RetentionTableProps {
  rows: readonly RetentionRow[];
  onSaved: (row: RetentionRow) => void;
}

interface RowProps extends Pick<RetentionTableProps, 'onSaved'> {
  row: RetentionRow;
  /** From the table: its cells know by it where they are, for the arrow keys. */
  'aria-rowindex'?: number;
}

const COLUMNS: readonly MessageId[] = [
  'retention.column.what',
  'retention.column.days',
  'retention.column.rows',
  'retention.column.oldest',
  'retention.column.wouldGo',
];

/** Numbers stand below each other. */
const Figure = styled.div`
  text-align: end;
  font-variant-numeric: tabular-nums;
`;

/** Sentences break: the table stays as wide as the page. */
const What = styled.div`
  white-space: normal;
  min-width: 24rem;
`;

const Words = ({ row }: { row: RetentionRow }) => {
  const t = useText();
  return (
    <>
      <Typography tag="p" variant="omega" fontWeight="semiBold">
        {t(KIND_NAMES[row.kind])}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t(KIND_REASONS[row.kind])}
      </Typography>
    </>
  );
};

/** Its numbers, by column after the first. */
const useCells = (row: RetentionRow) => {
  const t = useText();
  const intl = useIntl();
  return [
    t('retention.days', { days: row.days }),
    intl.formatNumber(row.rows),
    row.oldestAt === null ? t('retention.none') : <TimeText key="oldest" at={row.oldestAt} />,
    intl.formatNumber(row.wouldGo),
  ];
};

const WideRow = ({ row, onSaved, ...place }: RowProps) => {
  const cells = useCells(row);
  return (
    <Tr {...place}>
      <Td>
        <Box paddingTop={3} paddingBottom={3}>
          <What>
            <Words row={row} />
          </What>
        </Box>
      </Td>
      {cells.map((cell, index) => (
        <Td key={COLUMNS[index + 1]}>
          <Figure>
            <Typography variant="omega">{cell}</Typography>
          </Figure>
        </Td>
      ))}
      <Td>
        <Flex justifyContent="flex-end">
          <RetentionFormDialog row={row} onSaved={onSaved} />
        </Flex>
      </Td>
    </Tr>
  );
};

const Card = ({ row, onSaved }: RowProps) => {
  const t = useText();
  const cells = useCells(row);
  const facts = cells.map((value, place) => ({
    name: t(COLUMNS[place + 1] ?? 'retention.column.what'),
    value,
  }));
  return (
    <RowList.Row
      label={t(KIND_NAMES[row.kind])}
      actions={<RetentionFormDialog row={row} onSaved={onSaved} />}
    >
      <Words row={row} />
      <Box width="100%" paddingTop={2}>
        <Facts facts={facts} />
      </Box>
    </RowList.Row>
  );
};

/** What is kept and for how long: as a table where there is room, else as cards. */
export const RetentionTable = ({ rows, onSaved }: RetentionTableProps) => {
  const t = useText();
  const isWide = useIsDesktop();
  const Shape = isWide ? WideRow : Card;
  const shown = rows.map((row) => <Shape key={row.kind} row={row} onSaved={onSaved} />);
  if (!isWide) return <RowList.List label={t('retention.title')}>{shown}</RowList.List>;
  return (
    <Table
      colCount={COLUMNS.length + 1}
      rowCount={rows.length + 1}
      aria-label={t('retention.title')}
    >
      <Thead>
        <Tr>
          {COLUMNS.map((id) => (
            <Th key={id}>
              <Typography variant="sigma" textColor="neutral600">
                {t(id)}
              </Typography>
            </Th>
          ))}
          <Th>
            <VisuallyHidden>{t('retention.change')}</VisuallyHidden>
          </Th>
        </Tr>
      </Thead>
      <Tbody>{shown}</Tbody>
    </Table>
  );
};
