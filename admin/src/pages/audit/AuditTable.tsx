import { useId, useState } from 'react';

import { Table, Tbody, Th, Thead, Tr, Typography, VisuallyHidden } from '@strapi/design-system';

import type { AuditEntryView } from '../../../../contracts/audit';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { AuditDetails } from './AuditDetails';
import { AuditRow } from './AuditRow';

const COLUMNS: MessageId[] = [
  'audit.column.when',
  'audit.column.who',
  'audit.column.what',
  'audit.column.subject',
  'audit.column.origin',
];

const COL_COUNT = COLUMNS.length + 1;

/** The lines of one page; each opens to what changed. */
export const AuditTable = ({ entries }: { entries: AuditEntryView[] }) => {
  const t = useText();
  const tableId = useId();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const openCount = entries.filter(({ id }) => open.has(id)).length;

  const toggle = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };

  // One flat list: the table numbers its direct children for the arrow keys.
  const rows = entries.flatMap((entry) => {
    const { id } = entry;
    const detailsId = `${tableId}-${id}`;
    const isOpen = open.has(id);
    const line = (
      <AuditRow
        key={id}
        entry={entry}
        isOpen={isOpen}
        detailsId={detailsId}
        onToggle={() => toggle(id)}
      />
    );
    const details = (
      <AuditDetails key={detailsId} id={detailsId} entry={entry} colCount={COL_COUNT} />
    );
    return isOpen ? [line, details] : [line];
  });

  return (
    <Table
      colCount={COL_COUNT}
      rowCount={entries.length + openCount + 1}
      aria-label={t('audit.title')}
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
            <VisuallyHidden>{t('audit.column.details')}</VisuallyHidden>
          </Th>
        </Tr>
      </Thead>
      <Tbody>{rows}</Tbody>
    </Table>
  );
};
