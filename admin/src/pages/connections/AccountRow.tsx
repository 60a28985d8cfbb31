import { Box, Flex, Td, Tr, Typography } from '@strapi/design-system';

import type { ConnectionView } from '../../../../contracts/connections';
import type { Platform } from '../../../../contracts/platforms';
import { RowList } from '../../components/RowList';
import { Wrapping } from '../../components/Wrapping';
import { accountNameOf } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import {
  AccountChecked,
  AccountEnd,
  AccountHealth,
  AccountIdentity,
  AccountMethod,
} from './AccountCells';
import { AccountMenu } from './AccountMenu';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';
import { useAccountActions } from './use-account-actions';

export interface AccountRowProps {
  connection: ConnectionView;
  /** Not known until the platforms are loaded. */
  platform?: Platform;
  connectRight: ConnectRight;
  onMessage: (message: PageMessage) => void;
}

interface TableRowProps extends AccountRowProps {
  /** From the table: its cells know by it where they are, for the arrow keys. */
  'aria-rowindex'?: number;
}

/** One account in the table. */
export const AccountRow = ({ 'aria-rowindex': rowIndex, ...props }: TableRowProps) => {
  const { connection, platform } = props;
  const actions = useAccountActions(connection, props.onMessage);
  return (
    <Tr aria-rowindex={rowIndex}>
      <Td>
        <Box paddingTop={3} paddingBottom={3} paddingLeft={3}>
          <Wrapping $minRem={20}>
            <AccountIdentity connection={connection} />
          </Wrapping>
        </Box>
      </Td>
      <Td>
        <Wrapping $minRem={11}>
          <AccountMethod connection={connection} platform={platform} />
        </Wrapping>
      </Td>
      <Td>
        <Wrapping $minRem={24}>
          <AccountHealth connection={connection} busyId={actions.busyId} />
        </Wrapping>
      </Td>
      <Td>
        <AccountEnd connection={connection} />
      </Td>
      <Td>
        <AccountChecked connection={connection} />
      </Td>
      <Td>
        <Flex justifyContent="flex-end">
          <AccountMenu {...props} actions={actions} />
        </Flex>
      </Td>
    </Tr>
  );
};

/** One account where a table has no room. */
export const AccountCard = (props: AccountRowProps) => {
  const { connection, platform } = props;
  const t = useText();
  const actions = useAccountActions(connection, props.onMessage);
  return (
    <RowList.Row
      label={accountNameOf(connection.platform, connection.handle)}
      actions={<AccountMenu {...props} actions={actions} />}
    >
      <AccountIdentity connection={connection} />
      <AccountHealth connection={connection} busyId={actions.busyId} />
      <AccountMethod connection={connection} platform={platform} variant="pi" />
      <AccountEnd connection={connection} variant="pi" />
      <Flex gap={1} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {t('account.lastChecked')}
        </Typography>
        <AccountChecked connection={connection} variant="pi" />
      </Flex>
    </RowList.Row>
  );
};
