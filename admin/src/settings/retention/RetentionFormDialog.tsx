import { useState } from 'react';

import { Button, Modal } from '@strapi/design-system';

import type { RetentionRow } from '../../../../contracts/retention';
import { useText } from '../../translations/use-text';
import { RetentionForm } from './RetentionForm';
import { KIND_NAMES } from './retention-words';

interface RetentionFormDialogProps {
  row: RetentionRow;
  onSaved: (row: RetentionRow) => void;
}

/** The button of a row with the dialog that it opens; what is entered there begins anew each time. */
export const RetentionFormDialog = ({ row, onSaved }: RetentionFormDialogProps) => {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const finish = () => {
    setIsOpen(false);
    onSaved(row);
  };
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button
          variant="tertiary"
          aria-label={t('retention.changeOf', { name: t(KIND_NAMES[row.kind]) })}
        >
          {t('retention.change')}
        </Button>
      </Modal.Trigger>
      {isOpen ? <RetentionForm row={row} onSaved={finish} /> : null}
    </Modal.Root>
  );
};
