import { useState, type ReactElement } from 'react';

import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

interface ConfirmedActionProps {
  /** The button that asks. */
  trigger: ReactElement;
  title: string;
  /** What will happen. */
  body: string;
  confirmLabel: string;
  /** @default 'danger-light' */
  confirmVariant?: 'danger-light' | 'default';
  onConfirm: () => Promise<void> | void;
}

/** An action with weighty or lasting effect: asks first, and names the deed on the button. */
export const ConfirmedAction = (props: ConfirmedActionProps) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger>{props.trigger}</Dialog.Trigger>
      <ConfirmDialog
        title={props.title}
        endAction={
          <Dialog.Action>
            <Button
              fullWidth
              variant={props.confirmVariant ?? 'danger-light'}
              onClick={() => void props.onConfirm()}
            >
              {props.confirmLabel}
            </Button>
          </Dialog.Action>
        }
      >
        {props.body}
      </ConfirmDialog>
    </Dialog.Root>
  );
};
