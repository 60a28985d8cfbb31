import { useCallback, useEffect, useRef, type FocusEvent, type KeyboardEvent } from 'react';

import type { CalendarItem } from '../../../../contracts/calendar';
import { isArrow } from './moved-time';
import { neighbourOf } from './neighbours';

interface RovingFocusOptions {
  items: readonly CalendarItem[];
  isRightToLeft: boolean;
  /** While one is moved, the arrows move it. */
  movingKey: string | null;
  onMoveKey: (key: string) => void;
}

const itemAt = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;

/**
 * The grid is one stop of the Tab key; arrows lead from item to item, M begins to move the one that
 * has the focus.
 */
export const useRovingFocus = ({
  items,
  isRightToLeft,
  movingKey,
  onMoveKey,
}: RovingFocusOptions) => {
  const frame = useRef<HTMLDivElement>(null);
  const current = useRef<string | null>(null);

  const elements = useCallback(
    (): HTMLElement[] => [...(frame.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])],
    []
  );

  /** Exactly one of them can be reached by Tab. */
  const settle = useCallback(() => {
    const all = elements();
    const chosen = all.find(({ dataset }) => dataset['key'] === current.current) ?? all[0];
    for (const element of all) element.tabIndex = element === chosen ? 0 : -1;
  }, [elements]);

  useEffect(() => {
    // The grid draws a moment after React does.
    const frameId = requestAnimationFrame(() => {
      settle();
      if (movingKey === null) return;
      const moved = elements().find(({ dataset }) => dataset['key'] === movingKey);
      moved?.focus();
      moved?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frameId);
  }, [items, movingKey, settle, elements]);

  const onFocus = ({ target }: FocusEvent) => {
    const element = itemAt(target);
    if (!element) return;
    current.current = element.dataset['key'] ?? null;
    settle();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const element = itemAt(event.target);
    const key = element?.dataset['key'];
    if (key === undefined || movingKey !== null) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'm') {
      event.preventDefault();
      onMoveKey(key);
      return;
    }
    // The library does this for its own boxes, not for the rows of a list.
    if (element instanceof HTMLTableRowElement && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      element.click();
      return;
    }
    if (!isArrow(event.key)) return;
    event.preventDefault();
    const drawn = new Map(elements().map((one) => [one.dataset['key'], one]));
    const places = items.filter((item) => drawn.has(item.key));
    const next = neighbourOf(places, key, { arrow: event.key, isRightToLeft });
    if (next !== null) drawn.get(next)?.focus();
  };

  const onMount = useCallback((element: HTMLElement) => {
    element.tabIndex = element.dataset['key'] === current.current ? 0 : -1;
  }, []);

  return { frame, onFocus, onKeyDown, onMount };
};
