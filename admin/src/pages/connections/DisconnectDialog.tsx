import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

import type { ConnectionView } from '../../../../contracts/connections';
import { useText } from '../../translations/use-text';
import { WhatIsCancelled } from './WhatIsCancelled';
import { accountValues } from './action-result';

interface DisconnectDialogProps {
  connection: ConnectionView;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => Promise<void>;
}

/** Says what will happen before an account is disconnected. */
export const DisconnectDialog = (props: DisconnectDialogProps) => {
  const { connection, isOpen, onClose, onConfirm } = props;
  const t = useText();
  const values = accountValues(connection);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <ConfirmDialog
        title={t('disconnect.title', values)}
        endAction={
          <Dialog.Action>
            <Button fullWidth variant="danger-light" onClick={() => void onConfirm()}>
              {t('disconnect.text')}
            </Button>
          </Dialog.Action>
        }
      >
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          {isOpen ? <WhatIsCancelled connection={connection} /> : null}
          <Typography>{t('disconnect.body')}</Typography>
        </Flex>
      </ConfirmDialog>
    </Dialog.Root>
  );
};
