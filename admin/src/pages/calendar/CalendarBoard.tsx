import { lazy, Suspense, useCallback, useMemo, useState } from 'react';

import { Box, Flex } from '@strapi/design-system';

import { useProblemText } from '../../api/use-problem-text';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { CalendarFilterBar } from './CalendarFilterBar';
import { CalendarNotices } from './CalendarNotices';
import { CalendarToolbar } from './CalendarToolbar';
import { MoveNote } from './MoveNote';
import { MovingBar } from './MovingBar';
import { OpenItem } from './OpenItem';
import { filterItems, withMoving } from './filter-items';
import { useCalendarDays } from './use-calendar-days';
import { useKeyboardMove, type Moving } from './use-keyboard-move';
import { useMoves } from './use-moves';
import { useWallWords } from './use-wall-words';
import { steppedDay, titledRange } from './visible-range';

const Grid = lazy(() => import('./CalendarGrid').then((file) => ({ default: file.CalendarGrid })));

interface CalendarBoardProps {
  siteId: number | undefined;
  /** IANA name, of the site. */
  zone: string;
  canMove: boolean;
}

/** The calendar of a site: its days, what narrows them, and what can be moved. */
export const CalendarBoard = ({ siteId, zone, canMove }: CalendarBoardProps) => {
  const t = useText();
  const words = useWallWords();
  const problemText = useProblemText();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const days = useCalendarDays(siteId, zone);
  const { address, data, range, show, reveal } = days;
  const { view, day, filters } = address;
  const { outcome, moveTo, refuse, dismiss } = useMoves(days.calendar, zone);
  const confirmMove = useCallback(
    ({ item, wallTime }: Moving) => void moveTo(item, { kind: 'at', wallTime, zone }),
    [moveTo, zone]
  );
  const keys = useKeyboardMove({ view, onConfirm: confirmMove, onShow: reveal });
  const { moving } = keys;
  const filtered = useMemo(() => filterItems(data?.items ?? [], filters), [data, filters]);
  const shown = useMemo(() => withMoving(filtered, moving), [filtered, moving]);

  const beginMove = (key: string) => {
    const item = shown.find((one) => one.key === key);
    if (!item) return;
    if (canMove && item.fixed === null) keys.begin(item);
    else refuse(item, t(canMove ? 'calendar.move.fixed' : 'calendar.forbidden'));
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <CalendarFilterBar
        filters={filters}
        calendar={data}
        onChange={days.filter}
        onClear={days.clearFilters}
      />
      <CalendarToolbar
        title={words.range(view, titledRange(view, day, range))}
        zone={zone}
        view={view}
        onView={(chosen) => show({ view: chosen })}
        onStep={(steps) => show({ day: steppedDay(view, day, steps) })}
        onToday={() => show({ day: days.today })}
      />
      {data ? (
        <CalendarNotices calendar={data} shown={filtered.length} onClear={days.clearFilters} />
      ) : null}
      {days.error && !days.isFetching ? (
        <SectionError message={problemText(days.error)} onRetry={() => void days.refetch()} />
      ) : null}
      <Box aria-busy={days.isFetching}>
        <Suspense fallback={<SectionLoading />}>
          <Grid
            items={shown}
            view={view}
            day={day}
            movingKey={moving?.item.key ?? null}
            canMove={canMove && outcome?.kind !== 'saving'}
            now={days.now}
            onOpen={setOpenKey}
            onDay={(chosen) => show({ view: 'day', day: chosen })}
            onDrop={(item, wallTime) => moveTo(item, { kind: 'at', wallTime, zone })}
            onMoveKey={beginMove}
          />
        </Suspense>
      </Box>
      {data ? (
        <OpenItem
          openKey={openKey}
          calendar={data}
          canMove={canMove}
          onMove={moveTo}
          onClose={() => setOpenKey(null)}
        />
      ) : null}
      {moving ? (
        <MovingBar moving={moving} zone={zone} onConfirm={keys.confirm} onCancel={keys.cancel} />
      ) : null}
      {outcome && !moving ? (
        <MoveNote
          outcome={outcome}
          onMove={(when, isUndone) => void moveTo(outcome.item, when, { isUndone })}
          onDismiss={dismiss}
        />
      ) : null}
    </Flex>
  );
};
