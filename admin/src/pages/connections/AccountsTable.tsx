import {
  Box,
  Table,
  Tbody,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { useMediaQuery } from '@strapi/strapi/admin';

import type { ConnectionView } from '../../../../contracts/connections';
import { useGetSocialPlatformsQuery } from '../../api/connections-api';
import { RowList } from '../../components/RowList';
import { useChosenSite } from '../../components/use-site';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { AccountCard, AccountRow, type AccountRowProps } from './AccountRow';
import { sortAccounts } from './sort-accounts';

interface AccountsTableProps extends Pick<AccountRowProps, 'connectRight' | 'onMessage'> {
  connections: ConnectionView[];
}

/** Beside Strapi's two navigations; a narrower table would hide its actions behind a scroll bar. */
const ROOM_FOR_TABLE = '(min-width: 1280px)';

const COLUMNS: MessageId[] = [
  'accounts.column.account',
  'accounts.column.method',
  'accounts.column.health',
  'accounts.column.access',
  'accounts.column.checked',
];

const Head = () => {
  const t = useText();
  return (
    <Thead>
      <Tr>
        {COLUMNS.map((id, place) => (
          <Th key={id}>
            <Box paddingLeft={place === 0 ? 3 : 0}>
              <Typography variant="sigma" textColor="neutral600">
                {t(id)}
              </Typography>
            </Box>
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
  const { data: platforms = [] } = useGetSocialPlatformsQuery(useChosenSite());
  const Shape = isWide ? AccountRow : AccountCard;
  const rows = sortAccounts(connections).map((connection) => (
    <Shape
      key={connection.id}
      connection={connection}
      platform={platforms.find(({ id }) => id === connection.platform)}
      {...props}
    />
  ));

  if (!isWide) return <RowList.List label={t('accounts.title')}>{rows}</RowList.List>;
  return (
    <Table
      colCount={COLUMNS.length + 1}
      rowCount={connections.length + 1}
      aria-label={t('accounts.title')}
    >
      <Head />
      <Tbody>{rows}</Tbody>
    </Table>
  );
};
