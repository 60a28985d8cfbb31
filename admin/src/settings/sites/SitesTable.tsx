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

import type { ConnectionView } from '../../../../contracts/connections';
import type { SiteDetails } from '../../../../contracts/sites';
import { RowList } from '../../components/RowList';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { SiteActions, type SiteRights } from './SiteActions';
import { SiteAccounts, SiteMembers, SiteName, SiteSlug, SiteState } from './SiteCells';
import type { SiteOutcome } from './use-site-actions';

interface RowProps {
  site: SiteDetails;
  /** Null: not known. */
  accountCount: number | null;
  rights: SiteRights;
  onOutcome: (outcome: SiteOutcome | null) => void;
  /** From the table: its cells know by it where they are, for the arrow keys. */
  'aria-rowindex'?: number;
}

interface SitesTableProps extends Pick<RowProps, 'rights' | 'onOutcome'> {
  sites: SiteDetails[];
  /** Of all sites; null while they are not known. */
  connections: ConnectionView[] | null;
}

const SiteRow = ({ site, accountCount, rights, onOutcome, ...place }: RowProps) => (
  <Tr {...place}>
    <Td>
      <Box paddingTop={2} paddingBottom={2}>
        <SiteName site={site} />
      </Box>
    </Td>
    <Td>
      <SiteSlug site={site} />
    </Td>
    <Td>
      <SiteState site={site} />
    </Td>
    {accountCount === null ? null : (
      <Td>
        <SiteAccounts count={accountCount} />
      </Td>
    )}
    <Td>
      <SiteMembers site={site} />
    </Td>
    <Td>
      <SiteActions site={site} rights={rights} onOutcome={onOutcome} />
    </Td>
  </Tr>
);

const SiteCard = ({ site, accountCount, rights, onOutcome }: RowProps) => (
  <RowList.Row
    label={site.name}
    actions={<SiteActions site={site} rights={rights} onOutcome={onOutcome} />}
  >
    <SiteName site={site} />
    <SiteSlug site={site} />
    <SiteState site={site} />
    <Flex gap={3} wrap="wrap">
      {accountCount === null ? null : <SiteAccounts count={accountCount} />}
      <SiteMembers site={site} />
    </Flex>
  </RowList.Row>
);

const Head = ({ columns }: { columns: MessageId[] }) => {
  const t = useText();
  return (
    <Thead>
      <Tr>
        {columns.map((id) => (
          <Th key={id}>
            <Typography variant="sigma" textColor="neutral600">
              {t(id)}
            </Typography>
          </Th>
        ))}
        <Th>
          <VisuallyHidden>{t('sites.column.actions')}</VisuallyHidden>
        </Th>
      </Tr>
    </Thead>
  );
};

/** The sites: as a table where there is room, else as cards with the same content. */
export const SitesTable = ({ sites, connections, ...props }: SitesTableProps) => {
  const t = useText();
  const isWide = useIsDesktop();
  const Shape = isWide ? SiteRow : SiteCard;
  const columns: MessageId[] = [
    'sites.column.name',
    'sites.column.slug',
    'sites.column.state',
    ...(connections ? (['sites.column.accounts'] as const) : []),
    'sites.column.members',
  ];
  const rows = sites.map((site) => (
    <Shape
      key={site.id}
      site={site}
      accountCount={connections?.filter(({ siteId }) => siteId === site.id).length ?? null}
      {...props}
    />
  ));
  if (!isWide) return <RowList.List label={t('sites.title')}>{rows}</RowList.List>;
  return (
    <Table colCount={columns.length + 1} rowCount={sites.length + 1} aria-label={t('sites.title')}>
      <Head columns={columns} />
      <Tbody>{rows}</Tbody>
    </Table>
  );
};
