import { Table, Tbody, Th, Thead, Tr, Typography, VisuallyHidden } from '@strapi/design-system';

import type { ConnectionView } from '../../../../contracts/connections';
import { useGetSocialPlatformsQuery } from '../../api/connections-api';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { AccountRow } from './AccountRow';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';

interface AccountsTableProps {
  connections: ConnectionView[];
  connectRight: ConnectRight;
  onMessage: (message: PageMessage) => void;
}

const COLUMNS: MessageId[] = [
  'accounts.column.account',
  'accounts.column.status',
  'accounts.column.since',
  'accounts.column.expires',
];

export const AccountsTable = ({ connections, ...props }: AccountsTableProps) => {
  const t = useText();
  const { data: platforms = [] } = useGetSocialPlatformsQuery();

  return (
    <Table
      colCount={COLUMNS.length + 1}
      rowCount={connections.length + 1}
      aria-label={t('accounts.title')}
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
            <VisuallyHidden>{t('accounts.column.actions')}</VisuallyHidden>
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {connections.map((connection) => (
          <AccountRow
            key={connection.id}
            connection={connection}
            platform={platforms.find(({ id }) => id === connection.platform)}
            {...props}
          />
        ))}
      </Tbody>
    </Table>
  );
};
