import { Flex, Link, Td, Tr, Typography } from '@strapi/design-system';

import type { ConnectionView } from '../../../../contracts/connections';
import type { Platform } from '../../../../contracts/platforms';
import { PlatformBadge } from '../../components/PlatformBadge';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { accountNameOf, presentPlatform } from '../../platforms/presentation';
import { isWebAddress } from '../../platforms/web-address';
import { useText } from '../../translations/use-text';
import { ConnectButton } from './ConnectButton';
import { DisconnectButton } from './DisconnectButton';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';
import { CONNECTION_STATUS } from './connection-status';

interface AccountRowProps {
  connection: ConnectionView;
  /** Not known until the platforms are loaded. */
  platform?: Platform;
  connectRight: ConnectRight;
  onMessage: (message: PageMessage) => void;
}

const Account = ({ connection }: { connection: ConnectionView }) => {
  const { name, handle, platform, profileUrl } = connection;
  const account = accountNameOf(platform, handle);
  return (
    <Flex gap={3} alignItems="center" paddingTop={3} paddingBottom={3}>
      <PlatformBadge platform={platform} />
      <Flex direction="column" alignItems="flex-start">
        {name && name !== account ? (
          <Typography variant="omega" fontWeight="semiBold" dir="auto">
            {name}
          </Typography>
        ) : null}
        {isWebAddress(profileUrl) ? (
          <Link href={profileUrl} isExternal dir="auto">
            {account}
          </Link>
        ) : (
          <Typography variant="omega" dir="auto">
            {account}
          </Typography>
        )}
      </Flex>
    </Flex>
  );
};

const Status = ({ connection }: { connection: ConnectionView }) => {
  const t = useText();
  const { messageId, icon, tone } = CONNECTION_STATUS[connection.status];
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StateText icon={icon} tone={tone}>
        {t(messageId)}
      </StateText>
      {connection.statusReason ? (
        <Typography variant="pi" textColor="neutral600" dir="auto">
          {connection.statusReason}
        </Typography>
      ) : null}
    </Flex>
  );
};

export const AccountRow = (props: AccountRowProps) => {
  const { connection, platform, connectRight, onMessage } = props;
  const t = useText();
  const { renewsItself, label } = presentPlatform(connection.platform);
  const account = accountNameOf(connection.platform, connection.handle);
  const { isCuredByReconnect } = CONNECTION_STATUS[connection.status];
  const expiresAt = renewsItself ? null : connection.expiresAt;

  return (
    <Tr>
      <Td>
        <Account connection={connection} />
      </Td>
      <Td>
        <Status connection={connection} />
      </Td>
      <Td>
        <Typography variant="omega">
          <TimeText at={connection.createdAt} />
        </Typography>
      </Td>
      <Td>
        <Typography variant="omega" textColor={expiresAt ? 'neutral800' : 'neutral600'}>
          {expiresAt ? <TimeText at={expiresAt} /> : t('accounts.noExpiry')}
        </Typography>
      </Td>
      <Td>
        <Flex gap={2} justifyContent="flex-end">
          {isCuredByReconnect && platform ? (
            <ConnectButton
              platform={platform}
              text={t('reconnect.text')}
              name={t('reconnect.name', { account, platform: label })}
              isDisabled={!connectRight.isAllowed || !platform.isConfigured}
              describedBy={connectRight.reasonId}
              handle={connection.handle}
              onMessage={onMessage}
            />
          ) : null}
          <DisconnectButton
            connection={connection}
            connectRight={connectRight}
            onMessage={onMessage}
          />
        </Flex>
      </Td>
    </Tr>
  );
};
