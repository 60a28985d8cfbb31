import { Table, Tbody, Th, Thead, Tr, Typography, VisuallyHidden } from '@strapi/design-system';
import { useMediaQuery } from '@strapi/strapi/admin';

import type { ConnectionView } from '../../../../contracts/connections';
import { useGetSocialPlatformsQuery } from '../../api/connections-api';
import { useGetSocialQuotasQuery } from '../../api/quotas-api';
import { RowList } from '../../components/RowList';
import { useChosenSite } from '../../components/use-site';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { AccountCard, AccountRow, type AccountRowProps } from './AccountRow';
import { sortAccounts } from './sort-accounts';
import { tightestQuotaOf } from './tightest-quota';

interface AccountsTableProps extends Pick<AccountRowProps, 'connectRight' | 'onMessage'> {
  connections: ConnectionView[];
}

/** Beside Strapi's two navigations; a narrower table would hide its actions behind a scroll bar. */
const ROOM_FOR_TABLE = '(min-width: 1280px)';
const ROOM_FOR_OWNER = '(min-width: 1400px)';

const COLUMNS: MessageId[] = [
  'accounts.column.account',
  'accounts.column.health',
  'accounts.column.access',
  'accounts.column.used',
  'accounts.column.lastPost',
];

const OWNER: MessageId = 'accounts.column.owner';

const Head = ({ columns }: { columns: readonly MessageId[] }) => {
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
          <VisuallyHidden>{t('accounts.column.actions')}</VisuallyHidden>
        </Th>
      </Tr>
    </Thead>
  );
};

/** The accounts: as a table where there is room, else as cards with the same content. */
export const AccountsTable = ({ connections, ...props }: AccountsTableProps) => {
  const t = useText();
  const isWide = useMediaQuery(ROOM_FOR_TABLE);
  const withOwner = useMediaQuery(ROOM_FOR_OWNER);
  const siteId = useChosenSite();
  const { data: platforms = [] } = useGetSocialPlatformsQuery(siteId);
  // Other pages use them up meanwhile, and workers do.
  const { data: quotas } = useGetSocialQuotasQuery(siteId, { refetchOnMountOrArgChange: true });
  const accounts = sortAccounts(connections).map((connection) => ({
    connection,
    platform: platforms.find(({ id }) => id === connection.platform),
    quota: quotas && tightestQuotaOf(quotas, connection.id),
    ...props,
  }));

  if (!isWide) {
    return (
      <RowList.List label={t('accounts.title')}>
        {accounts.map((account) => (
          <AccountCard key={account.connection.id} {...account} />
        ))}
      </RowList.List>
    );
  }
  const columns = withOwner ? [...COLUMNS, OWNER] : COLUMNS;
  return (
    <Table
      colCount={columns.length + 1}
      rowCount={connections.length + 1}
      aria-label={t('accounts.title')}
    >
      <Head columns={columns} />
      <Tbody>
        {accounts.map((account) => (
          <AccountRow key={account.connection.id} {...account} withOwner={withOwner} />
        ))}
      </Tbody>
    </Table>
  );
};
