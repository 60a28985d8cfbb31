import { useState } from 'react';

import { IconButton, Menu, Typography } from '@strapi/design-system';
import { More } from '@strapi/icons';

import type { ConnectionView } from '../../../../contracts/connections';
import type { Platform } from '../../../../contracts/platforms';
import { useText } from '../../translations/use-text';
import { ConnectDialog } from './ConnectDialog';
import { DisconnectDialog } from './DisconnectDialog';
import { EraseDialog } from './EraseDialog';
import { canBeRenewed } from './access-end';
import { accountValues } from './action-result';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';
import { methodOfConnection } from './connect-wish';
import type { AccountActions } from './use-account-actions';
import { useAccountData } from './use-account-data';
import { useConnecting } from './use-connecting';

interface AccountMenuProps {
  connection: ConnectionView;
  /** Not known until the platforms are loaded. */
  platform?: Platform;
  actions: AccountActions;
  connectRight: ConnectRight;
  onMessage: (message: PageMessage) => void;
}

/** Everything that can be done with one account. */
export const AccountMenu = (props: AccountMenuProps) => {
  const { connection, platform, actions, connectRight, onMessage } = props;
  const t = useText();
  const { begin, isLeaving, opener, dialog } = useConnecting(onMessage);
  const [isAsking, setIsAsking] = useState(false);
  const [isErasing, setIsErasing] = useState(false);
  const accountData = useAccountData(connection, onMessage);
  const method = platform && methodOfConnection(platform, connection);
  const canReconnect = method?.isConfigured === true;
  const isOff = connection.status === 'disabled';
  const isBusy = actions.busyId !== null || accountData.isBusy;

  const reconnect = () =>
    platform && method ? begin({ platform, method, connection }) : undefined;

  const stopAsking = () => {
    setIsAsking(false);
    setIsErasing(false);
    requestAnimationFrame(() => opener.current?.focus());
  };

  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          ref={opener}
          tag={IconButton}
          icon={<More />}
          label={t('account.menu', accountValues(connection))}
          disabled={!connectRight.isAllowed || isLeaving || isBusy}
          aria-describedby={connectRight.reasonId}
        />
        <Menu.Content popoverPlacement="bottom-end" maxHeight="none">
          {isOff ? null : (
            <Menu.Item onSelect={() => void actions.run('check')}>{t('account.check')}</Menu.Item>
          )}
          {canBeRenewed(connection) ? (
            <Menu.Item onSelect={() => void actions.run('refresh')}>{t('account.renew')}</Menu.Item>
          ) : null}
          <Menu.Item disabled={!canReconnect} onSelect={reconnect}>
            <Typography textColor={canReconnect ? 'neutral800' : 'neutral600'}>
              {canReconnect || !platform ? t('reconnect.text') : t('reconnect.notSetUp')}
            </Typography>
          </Menu.Item>
          <Menu.Item onSelect={() => void actions.run(isOff ? 'enable' : 'disable')}>
            {isOff ? t('account.switchOn') : t('account.switchOff')}
          </Menu.Item>
          <Menu.Item onSelect={() => void accountData.save()}>{t('dataCare.export')}</Menu.Item>
          <Menu.Separator />
          <Menu.Item variant="danger" onSelect={() => setIsAsking(true)}>
            {t('disconnect.text')}
          </Menu.Item>
          <Menu.Item variant="danger" onSelect={() => setIsErasing(true)}>
            {t('dataCare.erase')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Root>
      <ConnectDialog {...dialog} />
      <DisconnectDialog
        connection={connection}
        isOpen={isAsking}
        onClose={stopAsking}
        onConfirm={actions.disconnect}
      />
      <EraseDialog
        connection={connection}
        isOpen={isErasing}
        onClose={stopAsking}
        onConfirm={accountData.erase}
      />
    </>
  );
};
