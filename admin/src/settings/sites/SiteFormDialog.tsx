import { useState, type ReactElement } from 'react';

import { Modal } from '@strapi/design-system';

import type { SiteDetails } from '../../../../contracts/sites';
import { SiteForm } from './SiteForm';

interface SiteFormDialogProps {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Null: a new one. */
  site: SiteDetails | null;
  canSetMembers: boolean;
  onSaved: (name: string) => void;
}

/** Makes or changes a site; what is in the form begins anew each time. */
export const SiteFormDialog = ({ trigger, site, canSetMembers, onSaved }: SiteFormDialogProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const finish = (name: string) => {
    setIsOpen(false);
    onSaved(name);
  };
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>{trigger}</Modal.Trigger>
      {isOpen ? <SiteForm site={site} canSetMembers={canSetMembers} onSaved={finish} /> : null}
    </Modal.Root>
  );
};
