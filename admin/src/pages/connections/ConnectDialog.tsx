import { Modal } from '@strapi/design-system';

import { ConnectForm } from './ConnectForm';
import { connectedMessage, type PageMessage } from './connect-message';
import type { ConnectWish } from './connect-wish';

interface ConnectDialogProps {
  /** Null: closed. */
  wish: ConnectWish | null;
  onClose: () => void;
  onMessage: (message: PageMessage) => void;
}

/** Asks what has to be known before an account can be connected. */
export const ConnectDialog = ({ wish, onClose, onMessage }: ConnectDialogProps) => {
  if (!wish) return null;
  const finish = (handle: string) => {
    onClose();
    onMessage(connectedMessage(wish.platform.id, [handle]));
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <ConnectForm wish={wish} onConnected={finish} />
    </Modal.Root>
  );
};
