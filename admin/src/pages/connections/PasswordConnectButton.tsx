import { useState } from 'react';

import { Button, Modal } from '@strapi/design-system';

import type { ConnectButtonProps } from './ConnectButton';
import { PasswordConnectForm } from './PasswordConnectForm';
import { connectedMessage } from './connect-message';

/** Opens the form for platforms that are connected with an app password. */
export const PasswordConnectButton = ({ platform, onMessage, ...props }: ConnectButtonProps) => {
  const [isOpen, setIsOpen] = useState(false);

  const finish = (handle: string) => {
    setIsOpen(false);
    onMessage(connectedMessage(platform.id, handle));
  };

  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button
          variant={props.variant ?? 'secondary'}
          disabled={props.isDisabled}
          aria-label={props.name}
          aria-describedby={props.describedBy}
        >
          {props.text}
        </Button>
      </Modal.Trigger>
      <PasswordConnectForm platform={platform} handle={props.handle} onConnected={finish} />
    </Modal.Root>
  );
};
