import { Button, Flex, Typography } from '@strapi/design-system';

import { useText } from '../../translations/use-text';
import { FloatingNote } from './FloatingNote';
import type { Moving } from './use-keyboard-move';
import { useWallWords } from './use-wall-words';

interface MovingBarProps {
  moving: Moving;
  zone: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** While an item is moved by keys: where it would stand, and how to go on. */
export const MovingBar = ({ moving, zone, onConfirm, onCancel }: MovingBarProps) => {
  const t = useText();
  const words = useWallWords();
  const { item, wallTime } = moving;
  const title = item.entryTitle ?? t('calendar.untitled');
  return (
    <FloatingNote>
      <Typography variant="omega" fontWeight="semiBold" textColor="neutral800" role="status">
        {t('calendar.move.where', { title, time: words.moment(wallTime), zone })}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {t('calendar.move.keys')}
      </Typography>
      <Flex gap={2}>
        <Button size="S" onClick={onConfirm}>
          {t('calendar.move.confirm')}
        </Button>
        <Button size="S" variant="tertiary" onClick={onCancel}>
          {t('calendar.move.cancel')}
        </Button>
      </Flex>
    </FloatingNote>
  );
};
