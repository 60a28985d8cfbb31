import type { ReactNode } from 'react';

import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

export interface DataColumn<Row> {
  name: string;
  /** Numbers stand below each other, at the end of their column. @default false */
  isNumber?: boolean;
  cell: (row: Row) => ReactNode;
}

const Aligned = styled.div<{ $isNumber: boolean }>`
  width: 100%;
  text-align: ${({ $isNumber }) => ($isNumber ? 'end' : 'start')};
  font-variant-numeric: tabular-nums;
`;

interface DataTableProps<Row> {
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
}

/** A small table of facts. */
export const DataTable = <Row,>({ label, columns, rows, keyOf }: DataTableProps<Row>) => (
  <Table colCount={columns.length} rowCount={rows.length + 1} aria-label={label}>
    <Thead>
      <Tr>
        {columns.map(({ name, isNumber = false }) => (
          <Th key={name}>
            <Aligned $isNumber={isNumber}>
              <Typography variant="sigma" textColor="neutral600">
                {name}
              </Typography>
            </Aligned>
          </Th>
        ))}
      </Tr>
    </Thead>
    <Tbody>
      {rows.map((row) => (
        <Tr key={keyOf(row)}>
          {columns.map(({ name, isNumber = false, cell }) => (
            <Td key={name}>
              <Aligned $isNumber={isNumber}>
                <Typography tag="div" variant="omega" textColor="neutral800">
                  {cell(row)}
                </Typography>
              </Aligned>
            </Td>
          ))}
        </Tr>
      ))}
    </Tbody>
  </Table>
);
