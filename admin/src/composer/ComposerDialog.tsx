import { lazy, Suspense } from 'react';

import { Modal } from '@strapi/design-system';

import type { EntryKey } from '../api/distribution-api';
import { SectionLoading } from '../components/SectionState';
import type { ComposerFocus } from './composer-address';
import type { Composer } from './use-composer';

const ComposerWindow = lazy(() =>
  import('./ComposerWindow').then((module) => ({ default: module.ComposerWindow }))
);

export interface ComposerDialogProps {
  entry: EntryKey;
  /** Another text each time when the entry was saved, published or distributed. */
  revision: string;
  /** Nothing of it is published in this language: it can be worded, and goes out on publish. */
  isDraft?: boolean;
  /** `useComposer(entry)` of whoever shows the dialog, so that both say the same. */
  composer: Composer;
  /** From `useComposerAddress()`, which also says which tab is open. */
  isOpen: boolean;
  onClose: () => void;
  /** Where it begins; another object leads somewhere else. @default the tab of the address */
  focus?: ComposerFocus | null;
}

/** The composer over the entry. What is written is kept at once, so closing loses nothing. */
export const ComposerDialog = ({ isOpen, onClose, ...props }: ComposerDialogProps) => (
  <Modal.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
    {isOpen ? (
      <Suspense fallback={<SectionLoading />}>
        <ComposerWindow {...props} onClose={onClose} />
      </Suspense>
    ) : null}
  </Modal.Root>
);
