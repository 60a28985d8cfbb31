import type { ReactNode } from 'react';

import { Modal } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useText } from '../../../translations/use-text';

/** The design system's modal at the end of the line, as high as the window: the list stays in sight. */
const Panel = styled(Modal.Content)`
  &&& {
    inset-block: 0;
    inset-inline: auto 0;
    width: min(100vw, 56rem);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    border-radius: 0;
    transform: none;
    animation: none;
  }
`;

interface DrawerFrameProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A panel at the side of the page; Escape, the cross and a click beside it close it. */
export const DrawerFrame = ({ title, onClose, children }: DrawerFrameProps) => {
  const t = useText();
  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Panel aria-describedby={undefined}>
        <Modal.Header closeLabel={t('activity.drawer.close')}>
          <Modal.Title dir="auto">{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Panel>
    </Modal.Root>
  );
};
