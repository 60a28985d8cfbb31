import type { RefObject } from 'react';

import { Button, Menu, Typography } from '@strapi/design-system';

import type { ConnectionView } from '../../../../contracts/connections';
import type { ConnectMethodView, Platform } from '../../../../contracts/platforms';
import { useText } from '../../translations/use-text';
import { ConnectDialog } from './ConnectDialog';
import type { PageMessage } from './connect-message';
import { methodOfConnection } from './connect-wish';
import { useConnecting } from './use-connecting';
import { useMethodLabel } from './use-method-label';

interface LookProps {
  /** Visible text; the accessible name is `name`, which begins with it. */
  text: string;
  name: string;
  isDisabled: boolean;
  /** Id of the text that says why it is disabled. */
  describedBy?: string;
  /** @default 'secondary' */
  variant?: 'secondary' | 'tertiary';
}

interface ConnectButtonProps extends LookProps {
  platform: Platform;
  /** The account to connect again; left out: a new one. */
  connection?: ConnectionView;
  onMessage: (message: PageMessage) => void;
}

interface MethodMenuProps extends LookProps {
  platform: Platform;
  opener: RefObject<HTMLButtonElement>;
  isBusy: boolean;
  onPick: (method: ConnectMethodView) => void;
}

/** Where a platform can be connected in several ways, a person says what they have. */
const MethodMenu = ({ platform, opener, isBusy, onPick, ...look }: MethodMenuProps) => {
  const t = useText();
  const labelOf = useMethodLabel();
  return (
    <Menu.Root>
      <Menu.Trigger
        ref={opener}
        variant={look.variant ?? 'secondary'}
        size="S"
        disabled={look.isDisabled || isBusy}
        loading={isBusy}
        aria-label={look.name}
        aria-describedby={look.describedBy}
      >
        {look.text}
      </Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end" maxHeight="none">
        {platform.methods.map((method) => (
          <Menu.Item
            key={method.id}
            disabled={!method.isConfigured}
            onSelect={() => onPick(method)}
          >
            <Typography textColor={method.isConfigured ? 'neutral800' : 'neutral600'}>
              {method.isConfigured
                ? labelOf(platform.id, method)
                : t('connect.methodNotSetUp', { method: labelOf(platform.id, method) })}
            </Typography>
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
};

/** Connects an account in the platform's own way. */
export const ConnectButton = (props: ConnectButtonProps) => {
  const { platform, connection, onMessage, ...look } = props;
  const { begin, isLeaving, opener, dialog } = useConnecting(onMessage);
  const [first, ...others] = platform.methods;
  const only = connection ? methodOfConnection(platform, connection) : first;
  const isMenu = !connection && others.length > 0;

  const pick = (method: ConnectMethodView | undefined) =>
    method ? begin({ platform, method, connection: connection ?? null }) : undefined;

  return (
    <>
      {isMenu ? (
        <MethodMenu
          {...look}
          platform={platform}
          opener={opener}
          isBusy={isLeaving}
          onPick={pick}
        />
      ) : (
        <Button
          ref={opener}
          variant={look.variant ?? 'secondary'}
          disabled={look.isDisabled || !only}
          loading={isLeaving}
          aria-label={look.name}
          aria-describedby={look.describedBy}
          onClick={() => pick(only)}
        >
          {look.text}
        </Button>
      )}
      <ConnectDialog {...dialog} />
    </>
  );
};
