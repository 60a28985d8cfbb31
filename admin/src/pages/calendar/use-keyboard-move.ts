import { useCallback, useEffect, useState } from 'react';

import { useIntl } from 'react-intl';

import type { CalendarItem } from '../../../../contracts/calendar';
import { isRightToLeft } from './locale-habits';
import { isArrow, movedTime } from './moved-time';
import type { CalendarViewName } from './visible-range';

/** An item on its way, before it is confirmed. */
export interface Moving {
  item: CalendarItem;
  /** Where it would stand, by the clock of the site. */
  wallTime: string;
}

interface KeyboardMoveOptions {
  view: CalendarViewName;
  onConfirm: (moving: Moving) => void;
  /** It left the days that are shown. */
  onShow: (day: string) => void;
}

/** Moving by keys: arrows shift, Enter confirms, Escape gives up. */
export const useKeyboardMove = ({ view, onConfirm, onShow }: KeyboardMoveOptions) => {
  const { locale } = useIntl();
  const [moving, setMoving] = useState<Moving | null>(null);

  const begin = useCallback((item: CalendarItem) => {
    setMoving({ item, wallTime: item.wallTime });
  }, []);
  const cancel = useCallback(() => setMoving(null), []);
  const confirm = useCallback(() => {
    if (!moving) return;
    setMoving(null);
    if (moving.wallTime !== moving.item.wallTime) onConfirm(moving);
  }, [moving, onConfirm]);

  useEffect(() => {
    if (!moving) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const isOnButton = event.target instanceof HTMLButtonElement;
      if (isArrow(event.key)) {
        const wallTime = movedTime(moving.wallTime, event.key, {
          view,
          isRightToLeft: isRightToLeft(locale),
        });
        setMoving({ ...moving, wallTime });
        onShow(wallTime.slice(0, 10));
      } else if (event.key === 'Escape') cancel();
      else if (event.key === 'Enter' && !isOnButton) confirm();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the grid's own keys: Enter would open the item.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [moving, view, locale, cancel, confirm, onShow]);

  return { moving, begin, cancel, confirm };
};
