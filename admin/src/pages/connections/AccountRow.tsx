import type { ReactNode } from 'react';

import { Box, Flex, Td, Tr, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ConnectionView } from '../../../../contracts/connections';
import type { Platform } from '../../../../contracts/platforms';
import type { QuotaView } from '../../../../contracts/quotas';
import { RowList } from '../../components/RowList';
import { accountNameOf } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import {
  AccountEnd,
  AccountHealth,
  AccountIdentity,
  AccountOwner,
  useCheckedText,
} from './AccountCells';
import { AccountLastPost } from './AccountLastPost';
import { AccountMenu } from './AccountMenu';
import { AccountUse } from './AccountUse';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';
import { useAccountActions } from './use-account-actions';

/** Cells do not wrap by themselves. A long handle breaks anywhere rather than push the menu away. */
const Fitting = styled(Box)<{ $minRem: number }>`
  min-width: ${({ $minRem }) => $minRem}rem;
  white-space: normal;
  overflow-wrap: anywhere;
`;

export interface AccountRowProps {
  connection: ConnectionView;
  /** Not known until the platforms are loaded. */
  platform?: Platform;
  /** The limit that stops the account first; null: it has none, undefined: not known yet. */
  quota?: QuotaView | null;
  connectRight: ConnectRight;
  onMessage: (message: PageMessage) => void;
}

interface TableRowProps extends AccountRowProps {
  /** Left out where the table has no room for it. */
  withOwner: boolean;
  /** From the table: its cells know by it where they are, for the arrow keys. */
  'aria-rowindex'?: number;
}

/** One account in the table. */
export const AccountRow = ({ 'aria-rowindex': rowIndex, ...props }: TableRowProps) => {
  const { connection, platform, quota, withOwner } = props;
  const checkedText = useCheckedText();
  const actions = useAccountActions(connection, props.onMessage);
  return (
    <Tr aria-rowindex={rowIndex}>
      <Td>
        <Fitting $minRem={24} paddingTop={3} paddingBottom={3}>
          <AccountIdentity connection={connection} platform={platform} />
        </Fitting>
      </Td>
      <Td>
        <Fitting $minRem={13}>
          <AccountHealth connection={connection} busyId={actions.busyId} />
          <VisuallyHidden>{checkedText(connection)}</VisuallyHidden>
        </Fitting>
      </Td>
      <Td>
        <Fitting $minRem={8}>
          <AccountEnd connection={connection} />
        </Fitting>
      </Td>
      <Td>
        <Fitting $minRem={9}>{quota === undefined ? null : <AccountUse quota={quota} />}</Fitting>
      </Td>
      <Td>
        <Fitting $minRem={12}>
          <AccountLastPost connection={connection} />
        </Fitting>
      </Td>
      {withOwner ? (
        <Td>
          <Fitting $minRem={7}>
            <AccountOwner connection={connection} />
          </Fitting>
        </Td>
      ) : null}
      <Td>
        <Flex justifyContent="flex-end">
          <AccountMenu {...props} actions={actions} />
        </Flex>
      </Td>
    </Tr>
  );
};

/** "Last post: 3 days ago" */
const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <Flex gap={1} wrap="wrap">
    <Typography variant="pi" textColor="neutral600">
      {name}
    </Typography>
    {children}
  </Flex>
);

/** One account where a table has no room. */
export const AccountCard = (props: AccountRowProps) => {
  const { connection, platform, quota } = props;
  const t = useText();
  const checkedText = useCheckedText();
  const actions = useAccountActions(connection, props.onMessage);
  return (
    <RowList.Row
      label={accountNameOf(connection.platform, connection.handle)}
      actions={<AccountMenu {...props} actions={actions} />}
    >
      <AccountIdentity connection={connection} platform={platform} />
      <AccountHealth connection={connection} busyId={actions.busyId} />
      <AccountEnd connection={connection} variant="pi" />
      {quota === undefined ? null : <AccountUse quota={quota} />}
      <Line name={t('account.lastPost')}>
        <AccountLastPost connection={connection} variant="pi" />
      </Line>
      <Line name={t('account.owner')}>
        <AccountOwner connection={connection} variant="pi" />
      </Line>
      <Typography variant="pi" textColor="neutral600">
        {checkedText(connection)}
      </Typography>
    </RowList.Row>
  );
};
