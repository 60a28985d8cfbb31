import { useEffect, useRef } from 'react';

import type { EventDropArg, EventMountArg } from '@fullcalendar/core';
import dayGridPlugin from '@fullcalendar/daygrid';
import interactionPlugin from '@fullcalendar/interaction';
import listPlugin from '@fullcalendar/list';
import FullCalendar from '@fullcalendar/react';
import timeGridPlugin from '@fullcalendar/timegrid';
import { useIntl } from 'react-intl';

import type { CalendarItem } from '../../../../contracts/calendar';
import { useText } from '../../translations/use-text';
import { GridFrame } from './GridFrame';
import { dayOfMoreKey } from './grid-events';
import { firstWeekdayOf, isRightToLeft } from './locale-habits';
import { STEP_MINUTES } from './moved-time';
import { useGridContent } from './use-grid-content';
import { useRovingFocus } from './use-roving-focus';
import type { CalendarViewName } from './visible-range';

const PLUGINS = [dayGridPlugin, timeGridPlugin, listPlugin, interactionPlugin];

const VIEW_TYPES = {
  month: 'dayGridMonth',
  week: 'timeGridWeek',
  day: 'timeGridDay',
  list: 'listWeek',
} satisfies Record<CalendarViewName, string>;

const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;
const HEADERS = {
  month: { weekday: 'short' },
  week: { weekday: 'short', day: 'numeric', month: 'numeric', omitCommas: true },
  day: { weekday: 'long' },
  list: { weekday: 'long', day: 'numeric', month: 'long' },
} as const;

/** Two lines, px. */
const BOX_HEIGHT = 42;
const LINE_HEIGHT = 24;

const NOON = '12:00:00';
const SNAP = { minutes: STEP_MINUTES };
const ITEM_LENGTH = { minutes: 30 };
/** Posts go out in the morning rather than at night. */
const SCROLL_TO = '07:00:00';
/** More beside each other are unreadable: the rest is behind a link. */
const MAX_STACK = 2;

export interface CalendarGridProps {
  items: readonly CalendarItem[];
  view: CalendarViewName;
  day: string;
  /** Key of the item that is being moved by keys; null: none is. */
  movingKey: string | null;
  canMove: boolean;
  /** What the clock of the site shows now. */
  now: () => string;
  onOpen: (key: string) => void;
  onDay: (day: string) => void;
  /** @returns false when it has to go back at once */
  onDrop: (item: CalendarItem, wallTime: string) => boolean;
  onMoveKey: (key: string) => void;
}

/** The days themselves; fetched when the page is opened, since the library is heavy. */
export const CalendarGrid = (props: CalendarGridProps) => {
  const { items, view, day, movingKey, canMove, now, onOpen, onDay, onDrop, onMoveKey } = props;
  const t = useText();
  const { locale } = useIntl();
  const calendar = useRef<FullCalendar>(null);
  const isRtl = isRightToLeft(locale);
  const { content, byKey, events, draw } = useGridContent({ items, view, movingKey, canMove });
  const focus = useRovingFocus({
    items: content.items,
    isRightToLeft: isRtl,
    movingKey,
    onMoveKey,
  });

  useEffect(() => {
    // React forbids flushing while it renders, and FullCalendar flushes.
    queueMicrotask(() => calendar.current?.getApi().changeView(VIEW_TYPES[view], day));
  }, [view, day]);

  const drop = ({ event, revert }: EventDropArg) => {
    const item = byKey.get(event.id);
    if (!item || !onDrop(item, event.startStr.slice(0, 16))) revert();
  };
  const open = (key: string) => {
    const more = dayOfMoreKey(key);
    if (more === null) onOpen(key);
    else onDay(more);
  };

  return (
    <GridFrame ref={focus.frame} onKeyDown={focus.onKeyDown} onFocus={focus.onFocus}>
      <FullCalendar
        ref={calendar}
        plugins={PLUGINS}
        initialView={VIEW_TYPES[view]}
        initialDate={day}
        headerToolbar={false}
        timeZone="UTC"
        now={now}
        locale={locale}
        direction={isRtl ? 'rtl' : 'ltr'}
        firstDay={firstWeekdayOf(locale) % 7}
        height={view === 'month' || view === 'list' ? 'auto' : '72vh'}
        events={events}
        eventOrder="start,order,id"
        eventOrderStrict
        eventContent={draw}
        // The rows of a list take the focus themselves; a link in each would be a second stop.
        eventInteractive={view !== 'list'}
        eventDidMount={({ el, event }: EventMountArg) => {
          el.dataset['key'] = event.id;
          if (view !== 'list') el.setAttribute('role', 'button');
          focus.onMount(el);
        }}
        viewDidMount={({ el }) => {
          // From one of its days, keys scroll the hours also when no item is there to take the focus.
          el.querySelector('td.fc-timegrid-col[role=gridcell]')?.setAttribute('tabindex', '0');
        }}
        // It names a day by its number, and a screen reader would not hear what is in it.
        dayCellDidMount={({ el }) => el.removeAttribute('aria-labelledby')}
        eventClick={({ event, jsEvent }) => {
          jsEvent.preventDefault();
          open(event.id);
        }}
        eventDrop={drop}
        eventDurationEditable={false}
        eventDragMinDistance={4}
        dragRevertDuration={0}
        snapDuration={SNAP}
        defaultTimedEventDuration={ITEM_LENGTH}
        // What goes out shortly before midnight belongs to its day alone.
        nextDayThreshold={NOON}
        allDaySlot={false}
        slotEventOverlap={false}
        eventMaxStack={view === 'day' ? undefined : MAX_STACK}
        eventMinHeight={view === 'day' ? LINE_HEIGHT : BOX_HEIGHT}
        dayHeaderFormat={HEADERS[view]}
        nowIndicator
        navLinks
        navLinkDayClick={(date) => onDay(date.toISOString().slice(0, 10))}
        navLinkHint={t('calendar.toDay')}
        scrollTime={SCROLL_TO}
        scrollTimeReset={false}
        eventTimeFormat={CLOCK}
        listDayFormat={HEADERS.list}
        listDaySideFormat={false}
        displayEventEnd={false}
        moreLinkText={(count) => t('calendar.more', { count, attention: 0 })}
        moreLinkHint={(count) => t('calendar.more', { count, attention: 0 })}
        moreLinkDidMount={({ el }) => el.setAttribute('role', 'button')}
        closeHint={t('calendar.close')}
        noEventsText={t('calendar.empty')}
      />
    </GridFrame>
  );
};
