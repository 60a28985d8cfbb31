import { Flex, Td, Tr, Typography } from '@strapi/design-system';

import type { AuditEntryView } from '../../../../contracts/audit';
import { useText } from '../../translations/use-text';
import { FactsTable } from './FactsTable';
import { ACTION_TEXT } from './audit-words';
import { factRowsOf } from './fact-rows';

interface AuditDetailsProps {
  id: string;
  entry: AuditEntryView;
  colCount: number;
  /** From the table, as for every row. */
  'aria-rowindex'?: number;
}

/** Below an open line: before and after, and the program that asked. */
export const AuditDetails = ({ id, entry, colCount, ...place }: AuditDetailsProps) => {
  const t = useText();
  const rows = factRowsOf(entry);
  return (
    <Tr id={id} {...place}>
      <Td colSpan={colCount} background="neutral100">
        <Flex direction="column" alignItems="stretch" gap={2} paddingTop={3} paddingBottom={3}>
          {rows.length > 0 ? (
            <FactsTable rows={rows} label={t(ACTION_TEXT[entry.action])} />
          ) : (
            <Typography variant="pi" textColor="neutral600">
              {t('audit.details.nothing')}
            </Typography>
          )}
          {entry.userAgent ? (
            <Typography variant="pi" textColor="neutral600" dir="auto">
              {t('audit.details.userAgent', { userAgent: entry.userAgent })}
            </Typography>
          ) : null}
        </Flex>
      </Td>
    </Tr>
  );
};
