import { useState, type ReactElement } from 'react';

import { Modal } from '@strapi/design-system';

import { ProviderForm } from './ProviderForm';
import type { ProviderFormInput } from './use-provider-form';

interface ProviderFormDialogProps extends ProviderFormInput {
  /** The button that opens it. */
  trigger: ReactElement;
}

/** Sets up an AI provider; what is in the form begins anew each time. */
export const ProviderFormDialog = ({ trigger, onSaved, ...props }: ProviderFormDialogProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const finish = () => {
    setIsOpen(false);
    onSaved();
  };
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>{trigger}</Modal.Trigger>
      {isOpen ? <ProviderForm {...props} onSaved={finish} /> : null}
    </Modal.Root>
  );
};
