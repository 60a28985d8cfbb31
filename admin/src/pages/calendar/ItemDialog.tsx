import { useState } from 'react';

import { Button, Flex, LinkButton, Modal, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { CalendarItem } from '../../../../contracts/calendar';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { entryPathOf } from '../../entries/entry-path';
import { ItemNotes } from './ItemNotes';
import { ItemPosts } from './ItemPosts';
import { MoveForm } from './MoveForm';
import { ITEM_LOOKS } from './item-look';
import type { AtWhen } from './planned-when';
import { useWallWords } from './use-wall-words';

interface ItemDialogProps {
  item: CalendarItem;
  /** Other items, by key: those that are too near are named. */
  titleOf: (key: string) => string | null;
  authorName: string;
  zone: string;
  canMove: boolean;
  onMove: (when: AtWhen) => void;
  onCancel: (scheduleId: number) => Promise<void>;
  onClose: () => void;
}

/** What an item is, where it goes and when, and what can be done about it. */
export const ItemDialog = (props: ItemDialogProps) => {
  const { item, titleOf, authorName, zone, canMove, onMove, onCancel, onClose } = props;
  const t = useText();
  const words = useWallWords();
  const [isMoving, setIsMoving] = useState(false);
  const { icon, tone, messageId } = ITEM_LOOKS[item.state];
  const title = item.entryTitle ?? t('calendar.untitled');
  const { scheduleId } = item;
  const isSeries = item.fixed === 'repeats';
  const canCancel = canMove && scheduleId !== null && (item.fixed === null || isSeries);

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => (isOpen ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title dir="auto">{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Flex direction="column" alignItems="flex-start" gap={1}>
              <Typography variant="delta" textColor="neutral800">
                {t('calendar.item.time', { time: words.moment(item.wallTime), zone })}
              </Typography>
              <StateText icon={icon} tone={tone}>
                {t(messageId)}
              </StateText>
              <Typography variant="pi" textColor="neutral600" dir="auto">
                {t('calendar.item.author', { name: authorName })}
              </Typography>
            </Flex>
            {isMoving ? (
              <MoveForm
                item={item}
                zone={zone}
                onMove={onMove}
                onCancel={() => setIsMoving(false)}
              />
            ) : null}
            <ItemPosts item={item} />
            <ItemNotes item={item} titleOf={titleOf} canMove={canMove} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <LinkButton tag={NavLink} to={entryPathOf(item)} variant="tertiary">
            {t('calendar.item.openEntry')}
          </LinkButton>
          <Flex gap={2} wrap="wrap">
            {canCancel ? (
              <ConfirmedAction
                trigger={
                  <Button variant="danger-light">
                    {t(isSeries ? 'calendar.cancel.series' : 'calendar.cancel')}
                  </Button>
                }
                title={t('calendar.cancel.title', { title })}
                body={t(isSeries ? 'calendar.cancel.seriesBody' : 'calendar.cancel.body')}
                confirmLabel={t(isSeries ? 'calendar.cancel.series' : 'calendar.cancel')}
                onConfirm={() => onCancel(scheduleId)}
              />
            ) : null}
            {canMove && item.fixed === null && !isMoving ? (
              <Button onClick={() => setIsMoving(true)}>{t('calendar.item.move')}</Button>
            ) : null}
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
