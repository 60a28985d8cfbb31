import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { cancelPosts } from './cancel-posts';
import { dispatchSchedule, type DispatchedSchedule } from './dispatch-schedule';
import { dueTurnOf, type DueTurn } from './due-turn';
import { CANCELLED_MEANWHILE, ENTRY_DELETED, entryExists } from './on-publication';
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
      if (rows.length === 0) return;
      for (const schedule of rows) {
        if (signal?.aborted) return;
        await this.repeat(schedule);
      }
    }
  }

  /**
   * Makes the posts of its turn and writes down when the next one is. One schedule's trouble is not
   * another's: its claim runs out by itself, and then it is tried again.
   */
  async repeat(schedule: Schedule): Promise<void> {
    try {
      await this.#repeat(schedule);
    } catch (error) {
      this.strapi.log.error(
        `Social distribution: schedule ${schedule.id} could not be worked off, it is tried again: ${String(error)}`
      );
    }
  }

  async #repeat(schedule: Schedule): Promise<void> {
    const { dueAt } = schedule;
    const now = new Date(systemClock.now());
    const claimUntil = new Date(now.getTime() + CLAIM_MS);
    const sameTime = { dueAt: dueAt === null ? null : new Date(dueAt) };
    const isFree = { $and: [isFreeAt(now), sameTime] };
    if (!(await this.repository.write(schedule, { claimUntil }, isFree))) return;
    if (!isRecurring(schedule) || dueAt === null) {
      const note = 'It cannot be repeated any more. Schedule the entry anew.';
      await this.repository.write(schedule, { ...OVER, note }, { claimUntil });
      return;
    }
    const due: Due = { ...schedule, dueAt };
    const { missedAfterMs } = getConfig(this.strapi).delivery;
    const turn = dueTurnOf(due, { now: now.getTime(), missedAfterMs });
    const data = await this.#take(due, turn);
    if (await this.repository.write(schedule, { ...data, claimUntil: null }, { claimUntil }))
      return;
    await this.#overtaken(schedule);
  }

  /** What is written down afterwards. */
  async #take(schedule: Due, turn: DueTurn): Promise<Record<string, unknown>> {
    const { goes, skipped, next } = turn;
    const state = await this.#entryState(schedule);
    if (state === 'deleted') return { ...OVER, state: 'cancelled', note: ENTRY_DELETED };
    const done: DispatchedSchedule | null =
      goes && state === 'published'
        ? await dispatchSchedule(this.strapi, schedule, {
            turn: turn.turn,
            dueAt: new Date(goes.at),
          })
        : null;
    const unpublished = goes && state === 'draft' ? [goes] : [];
    const notes = [
      skippedWords(skipped, 'nothing ran'),
      skippedWords(unpublished, 'the entry was not published'),
      goes && done && !done.ok
        ? `${skippedWords([goes], 'nothing could go out')} ${done.note}`
        : null,
      done?.ok ? done.note : null,
    ];
    return {
      ...(next ? { dueAt: new Date(next.at), wallTime: next.wallTime } : OVER),
      turns: turn.turn,
      timesDone: schedule.timesDone + (done?.ok ? 1 : 0),
      note: notes.filter((note) => note !== null).join(' ') || null,
    };
  }

  async #entryState(schedule: Schedule): Promise<'published' | 'draft' | 'deleted'> {
    if (!(await entryExists(this.strapi, schedule))) return 'deleted';
    const isPublished = await getService(this.strapi, 'entries').isPublished(entryOf(schedule));
    return isPublished ? 'published' : 'draft';
  }

  /** Cancelled while its posts were being made. */
  async #overtaken({ id }: Schedule): Promise<void> {
    if ((await this.repository.find(id))?.state !== 'cancelled') return;
    await cancelPosts(this.strapi, id, { reason: CANCELLED_MEANWHILE });
  }
}

const OVER = { state: 'done', dueAt: null, wallTime: null };

const skippedWords = (times: readonly RepeatTime[], why: string): string | null => {
  if (times.length === 0) return null;
  const named = times.slice(-NAMED).map(({ wallTime }) => wallTime.replace('T', ' '));
  const more = times.length > NAMED ? `${times.length} times, last ` : '';
  return `Skipped because ${why}: ${more}${named.join(', ')}.`;
};
