import { useCallback, useState } from 'react';

import type { CalendarItem } from '../../../../contracts/calendar';
import { useMoveSocialScheduleMutation, type CalendarArgs } from '../../api/calendar-api';
import { useProblemText } from '../../api/use-problem-text';
import { useText } from '../../translations/use-text';
import { choicesOf, type MoveChoice } from './move-refusal';
import { plannedWhen, wallNow, type AtWhen } from './planned-when';
import { useWallWords } from './use-wall-words';

/** What came of the last move, until the next one. */
export type MoveOutcome =
  | { kind: 'saving'; item: CalendarItem; wallTime: string }
  | {
      kind: 'moved';
      item: CalendarItem;
      wallTime: string;
      /** For moving it back. */
      before: AtWhen;
      /** What was not moved, and why. */
      stayed: string[];
      /** Posts that wait for approval again. */
      toApprove: number;
      isUndone: boolean;
    }
  | { kind: 'refused'; item: CalendarItem; reason: string; choices: MoveChoice[] };

/** Moves items, and keeps what came of it. */
export const useMoves = (calendar: CalendarArgs, zone: string) => {
  const t = useText();
  const words = useWallWords();
  const problemText = useProblemText();
  const [move] = useMoveSocialScheduleMutation();
  const [outcome, setOutcome] = useState<MoveOutcome | null>(null);

  const refuse = useCallback(
    (item: CalendarItem, reason: string) =>
      setOutcome({ kind: 'refused', item, reason, choices: [] }),
    []
  );

  /** @returns whether the server was asked */
  const moveTo = useCallback(
    (item: CalendarItem, when: AtWhen, { isUndone = false } = {}): boolean => {
      const { scheduleId, key } = item;
      const title = item.entryTitle ?? t('calendar.untitled');
      if (scheduleId === null) return false;
      const now = wallNow(when.zone ?? zone, Date.now());
      if (when.wallTime <= now) {
        const time = words.moment(when.wallTime);
        refuse(item, t('calendar.move.past', { title, time, now: words.moment(now) }));
        return false;
      }
      const before = plannedWhen(item, zone);
      const shownAt = when.zone === zone ? when.wallTime : item.wallTime;
      setOutcome({ kind: 'saving', item, wallTime: when.wallTime });
      void move({ scheduleId, when, itemKey: key, shownAt, calendar })
        .unwrap()
        .then(({ schedule, stayed, toApprove }) => {
          const moved = { ...item, at: schedule.dueAt ?? item.at };
          setOutcome({
            ...{ kind: 'moved', item: moved, wallTime: when.wallTime, before, isUndone },
            stayed: [...new Set(stayed.map(({ reason }) => reason))],
            toApprove: toApprove.length,
          });
        })
        .catch((error: unknown) => {
          const reason = problemText(error);
          setOutcome({ kind: 'refused', item, reason, choices: choicesOf(error, when) });
        });
      return true;
    },
    [calendar, move, problemText, refuse, t, words, zone]
  );

  return { outcome, moveTo, refuse, dismiss: () => setOutcome(null) };
};
