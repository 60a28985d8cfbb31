import { useState } from 'react';

import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

import type { ConnectionView } from '../../../../contracts/connections';
import { useText } from '../../translations/use-text';
import { FormField } from './FormField';
import { WhatIsCancelled } from './WhatIsCancelled';
import { accountValues } from './action-result';

interface EraseDialogProps {
  connection: ConnectionView;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: (typed: string) => Promise<void>;
}

const withoutAt = (handle: string): string => handle.trim().replace(/^@/, '');

/** Has the handle typed before everything about an account is erased. */
export const EraseDialog = ({ connection, isOpen, onClose, onConfirm }: EraseDialogProps) => {
  const t = useText();
  const [typed, setTyped] = useState('');
  const values = accountValues(connection);
  const { handle } = connection;
  const isMeant = withoutAt(typed) === withoutAt(handle);

  const close = () => {
    setTyped('');
    onClose();
  };

  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : close())}>
      <ConfirmDialog
        title={t('dataCare.erase.title', values)}
        endAction={
          <Dialog.Action>
            <Button
              fullWidth
              variant="danger-light"
              disabled={!isMeant}
              onClick={() => void onConfirm(typed)}
            >
              {t('dataCare.erase')}
            </Button>
          </Dialog.Action>
        }
      >
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          {isOpen ? <WhatIsCancelled connection={connection} /> : null}
          <Typography>{t('dataCare.erase.body', values)}</Typography>
          <FormField
            name="confirm"
            label={t('dataCare.erase.confirm', { handle })}
            hint={t('dataCare.erase.hint')}
            value={typed}
            onChange={setTyped}
          />
        </Flex>
      </ConfirmDialog>
    </Dialog.Root>
  );
};
