import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { dispatchSchedule, type DispatchedSchedule } from './dispatch-schedule';
import { dueTurnOf, type DueTurn } from './due-turn';
import { ENTRY_DELETED, entryExists } from './on-publication';
import type { RepeatTime } from './repeats';
import { entryOf, isRecurring, type RecurringSchedule, type Schedule } from './schedule';
import { isFreeAt, type ScheduleRepository } from './schedule-repository';

/** Posts of a repetition are made so long ahead, ms: the queue's own timer sends them on time. */
export const LEAD_MS = 5 * 60_000;
/** A worker that took a schedule and died leaves it to others after this time, ms. */
const CLAIM_MS = 2 * 60_000;
/** So many skipped times are named. */
const NAMED = 3;

type Due = RecurringSchedule & { dueAt: string };

/** Repeats what is due again and again. Several workers share the work. */
export class DueSchedules {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: ScheduleRepository
  ) {}

  /** @param signal aborted: no further one is begun */
  async run(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const now = systemClock.now();
      const until = new Date(now + LEAD_MS);
      const rows = await this.repository.findRepeating(until, new Date(now));
      let taken = 0;
      for (const schedule of rows) {
        if (signal?.aborted) return;
        if (await this.repeat(schedule)) taken += 1;
      }
      // Of what is left another worker has hold, or nobody can take it now: the next tick looks again.
      if (taken === 0) return;
    }
  }

  /**
   * Makes the posts of its turn and writes down when the next one is. One schedule's trouble is not
   * another's: its claim runs out by itself, and then it is tried again.
   *
   * @returns false when somebody else has hold of it, or it could not be taken at all
   */
  async repeat(schedule: Schedule): Promise<boolean> {
    let isTaken = false;
    try {
      const claimUntil = await this.#claim(schedule);
      isTaken = claimUntil !== null;
      if (claimUntil) await this.#work(schedule, claimUntil);
    } catch (error) {
      this.strapi.log.error(
        `Social distribution: schedule ${schedule.id} could not be worked off, it is tried again: ${String(error)}`
      );
    }
    return isTaken;
  }

  /** Null: it is another worker's, or its time changed. */
  async #claim(schedule: Schedule): Promise<Date | null> {
    const { dueAt } = schedule;
    const now = systemClock.now();
    const claimUntil = new Date(now + CLAIM_MS);
    const sameTime = { dueAt: dueAt === null ? null : new Date(dueAt) };
    const isFree = { $and: [isFreeAt(new Date(now)), sameTime] };
    return (await this.repository.write(schedule, { claimUntil }, isFree)) ? claimUntil : null;
  }

  async #work(schedule: Schedule, claimUntil: Date): Promise<void> {
    const finish = (data: Record<string, unknown>): Promise<boolean> =>
      this.repository.write(schedule, { ...data, claimUntil: null }, { claimUntil });
    const { dueAt } = schedule;
    if (!isRecurring(schedule) || dueAt === null) {
      const note = 'It cannot be repeated any more. Schedule the entry anew.';
      await finish({ state: 'done', dueAt: null, wallTime: null, note });
      return;
    }
    const due: Due = { ...schedule, dueAt };
    const { missedAfterMs } = getConfig(this.strapi).delivery;
    const turn = dueTurnOf(due, { now: systemClock.now(), missedAfterMs });
    const state = await this.#entryState(due);
    if (state === 'deleted') {
      await finish({ state: 'cancelled', dueAt: null, wallTime: null, note: ENTRY_DELETED });
    } else if (turn.goes && state === 'published') {
      await dispatchSchedule(this.strapi, due, {
        ...{ turn: turn.turn, dueAt: new Date(turn.goes.at) },
        settle: (done) => finish(afterTurn(due, turn, done)),
      });
    } else await finish(afterTurn(due, turn, null));
  }

  async #entryState(schedule: Schedule): Promise<'published' | 'draft' | 'deleted'> {
    if (!(await entryExists(this.strapi, schedule))) return 'deleted';
    const isPublished = await getService(this.strapi, 'entries').isPublished(entryOf(schedule));
    return isPublished ? 'published' : 'draft';
  }
}

/**
 * What is written down after a turn. After the last one it waits, without a time, until its posts
 * are at rest. @param done null: the entry was not published, or it was too late
 */
const afterTurn = (
  schedule: Due,
  { goes, skipped, turn, next }: DueTurn,
  done: DispatchedSchedule | null
): Record<string, unknown> => {
  const notes = [
    skippedWords(skipped, 'nothing ran'),
    goes && !done ? skippedWords([goes], 'the entry was not published') : null,
    goes && done && !done.ok
      ? `${skippedWords([goes], 'nothing could go out')} ${done.note}`
      : null,
    done?.ok ? done.note : null,
  ];
  return {
    ...(next
      ? { dueAt: new Date(next.at), wallTime: next.wallTime }
      : { dueAt: null, wallTime: null }),
    turns: turn,
    timesDone: schedule.timesDone + (done?.ok ? 1 : 0),
    note: notes.filter((note) => note !== null).join(' ') || null,
  };
};

const skippedWords = (times: readonly RepeatTime[], why: string): string | null => {
  if (times.length === 0) return null;
  const named = times.slice(-NAMED).map(({ wallTime }) => wallTime.replace('T', ' '));
  const more = times.length > NAMED ? `${times.length} times, last ` : '';
  return `Skipped because ${why}: ${more}${named.join(', ')}.`;
};
