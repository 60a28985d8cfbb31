import { useState, type ReactElement } from 'react';

import { Modal } from '@strapi/design-system';

import { WebhookForm, type WebhookFormProps } from './WebhookForm';

interface WebhookFormDialogProps extends WebhookFormProps {
  /** The button that opens it. */
  trigger: ReactElement;
}

/** Adds or changes a webhook; what is in the form begins anew each time. */
export const WebhookFormDialog = ({ trigger, onSaved, ...props }: WebhookFormDialogProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const finish: WebhookFormProps['onSaved'] = (made) => {
    setIsOpen(false);
    onSaved(made);
  };
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>{trigger}</Modal.Trigger>
      {isOpen ? <WebhookForm {...props} onSaved={finish} /> : null}
    </Modal.Root>
  );
};
