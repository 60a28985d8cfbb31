import { errors } from '@strapi/utils';

import type { Recurrence } from '../../../../contracts/schedules';
import type { PlannedTime, When } from '../../../../contracts/when';
import { systemClock } from '../environment';
import { plannedTimeOf } from '../times/planned-time';
import { firstRepeat, nextRepeat, type Repetition } from './repeats';
import type { RecurringSchedule } from './schedule';

interface Wish {
  when?: When | undefined;
  recurrence?: Recurrence | undefined;
  paused?: boolean | undefined;
}

/**
 * The columns of a repeating schedule after a change. While it rests it has no time; when it goes on,
 * what passed meanwhile is not made up for.
 *
 * @param after epoch ms; nothing goes out for a time up to then, unless the person names it
 * @throws 400 in words when there is no such time, or it would have no time left
 */
export const nextOfChanged = (
  schedule: RecurringSchedule,
  { when, recurrence = schedule.recurrence, paused = schedule.state === 'paused' }: Wish,
  after: number
): Record<string, unknown> => {
  const start = when ? startOf(schedule, when) : null;
  const { startsAt, zone } = start ? { ...start, startsAt: start.wallTime } : schedule;
  const repetition: Repetition = { startsAt, zone, recurrence };
  const next = start ? firstRepeat(start, recurrence) : nextRepeat(repetition, after);
  const isUsedUp = recurrence.times !== undefined && schedule.turns >= recurrence.times;
  if (!next || isUsedUp) {
    throw new errors.ValidationError(
      `recurrence: it would have no time left${isUsedUp ? `, ${schedule.turns} are behind it` : ''}. Choose a later end, or cancel it.`
    );
  }
  return {
    ...repetition,
    state: paused ? 'paused' : 'waiting',
    dueAt: paused ? null : new Date(next.at),
    wallTime: next.wallTime,
  };
};

const startOf = ({ zone }: RecurringSchedule, when: When): PlannedTime => {
  if (when.kind !== 'at') {
    throw new errors.ValidationError('when: what repeats needs a time: {"kind": "at", …}.');
  }
  // As people read it: the zone in which they gave the first time.
  return plannedTimeOf(when, { now: systemClock.now(), siteZone: zone });
};
