import { useState } from 'react';

import { Box, Button, Modal } from '@strapi/design-system';

import { useText } from '../../translations/use-text';
import { BoardFrame } from './BoardFrame';
import { Wide } from './board-window';

/** Opens the board of the queue over the page; nothing of it is loaded before. */
export const QueueBoardButton = () => {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Box>
        <Modal.Trigger>
          <Button variant="tertiary">{t('queue.board.open')}</Button>
        </Modal.Trigger>
      </Box>
      <Wide aria-describedby={undefined}>
        <Modal.Header closeLabel={t('queue.board.close')}>
          <Modal.Title>{t('queue.board.title')}</Modal.Title>
        </Modal.Header>
        <BoardFrame />
      </Wide>
    </Modal.Root>
  );
};
