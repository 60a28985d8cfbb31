import { useState, type ReactElement } from 'react';

import { Modal } from '@strapi/design-system';

import type { WayFormInput } from './use-way-form';
import { WayForm } from './WayForm';

interface WayFormDialogProps extends WayFormInput {
  /** The button that opens it. */
  trigger: ReactElement;
}

/** Makes or changes a way to publish; what is in the form begins anew each time. */
export const WayFormDialog = ({ trigger, onSaved, ...props }: WayFormDialogProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const finish = (name: string) => {
    setIsOpen(false);
    onSaved(name);
  };
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>{trigger}</Modal.Trigger>
      {isOpen ? <WayForm {...props} onSaved={finish} /> : null}
    </Modal.Root>
  );
};
