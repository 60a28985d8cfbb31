import { Box, Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Pagination } from '@strapi/strapi/admin';

import type { AuditPage } from '../../../../contracts/audit';
import { useText } from '../../translations/use-text';
import { AuditTable } from './AuditTable';
import { DEFAULT_PAGE_SIZE } from './audit-filters';

interface AuditListProps {
  page: AuditPage;
  isFiltered: boolean;
  /** Another page is on its way; until then this one stays. */
  isBusy: boolean;
  onClearFilters: () => void;
  onFirstPage: () => void;
}

interface EmptyProps {
  content: string;
  action?: { text: string; onClick: () => void };
}

const Empty = ({ content, action }: EmptyProps) => (
  <EmptyStateLayout
    icon={<EmptyDocuments width="16rem" height="8.8rem" />}
    content={content}
    action={
      action ? (
        <Button variant="secondary" onClick={action.onClick}>
          {action.text}
        </Button>
      ) : undefined
    }
  />
);

/** The table with its pages, or why there is nothing in it. */
export const AuditList = (props: AuditListProps) => {
  const { page, isFiltered, isBusy, onClearFilters, onFirstPage } = props;
  const t = useText();
  const { entries, total, pageCount } = page;
  if (total === 0 && !isFiltered) return <Empty content={t('audit.empty')} />;
  if (total === 0) {
    const action = { text: t('audit.filter.clear'), onClick: onClearFilters };
    return <Empty content={t('audit.emptyByFilter')} action={action} />;
  }
  if (entries.length === 0) {
    const action = { text: t('audit.toFirstPage'), onClick: onFirstPage };
    return <Empty content={t('audit.emptyPage')} action={action} />;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2} aria-busy={isBusy}>
      <Typography variant="pi" textColor="neutral600" role="status">
        {t('audit.count', { count: total })}
      </Typography>
      <AuditTable entries={entries} />
      <Box>
        <Pagination.Root defaultPageSize={DEFAULT_PAGE_SIZE} pageCount={pageCount} total={total}>
          <Pagination.PageSize />
          <Pagination.Links />
        </Pagination.Root>
      </Box>
    </Flex>
  );
};
