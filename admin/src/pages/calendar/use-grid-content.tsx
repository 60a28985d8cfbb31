import { useCallback, useMemo } from 'react';

import type { EventContentArg } from '@fullcalendar/core';

import type { CalendarItem } from '../../../../contracts/calendar';
import { ItemContent } from './ItemContent';
import { MoreContent } from './MoreContent';
import { gridContent } from './grid-events';
import { useWallWords } from './use-wall-words';
import type { CalendarViewName } from './visible-range';

const SHAPES = {
  month: 'box',
  week: 'box',
  day: 'line',
  list: 'row',
} as const satisfies Record<CalendarViewName, string>;

interface GridContentOptions {
  items: readonly CalendarItem[];
  view: CalendarViewName;
  movingKey: string | null;
  canMove: boolean;
}

/** The items as the grid takes them, and how it draws each. */
export const useGridContent = ({ items, view, movingKey, canMove }: GridContentOptions) => {
  const words = useWallWords();
  const content = useMemo(() => gridContent(items, view, movingKey), [items, view, movingKey]);
  const byKey = useMemo(() => new Map(content.items.map((item) => [item.key, item])), [content]);
  const moreByKey = useMemo(() => new Map(content.more.map((more) => [more.key, more])), [content]);

  const events = useMemo(
    () => [
      ...content.items.map((item) => ({
        id: item.key,
        start: item.wallTime,
        editable: canMove && item.fixed === null && movingKey === null,
        order: 0,
      })),
      ...content.more.map((more) => ({
        ...{ id: more.key, start: `${more.day}T23:59`, editable: false, order: 1 },
      })),
    ],
    [content, canMove, movingKey]
  );

  const draw = useCallback(
    ({ event }: EventContentArg) => {
      const item = byKey.get(event.id);
      const more = moreByKey.get(event.id);
      if (more) return <MoreContent more={more} />;
      if (!item) return null;
      return (
        <ItemContent
          item={item}
          clock={words.clock(item.wallTime)}
          isMoving={item.key === movingKey}
          shape={SHAPES[view]}
        />
      );
    },
    [byKey, moreByKey, movingKey, view, words]
  );

  return { content, byKey, events, draw };
};
