import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { Recurrence } from '../../../../contracts/schedules';
import type { When } from '../../../../contracts/when';
import { systemClock } from '../environment';
import { cancelPosts } from './cancel-posts';
import type { MovePosts } from './move-posts';
import { nextOfChanged } from './next-of-changed';
import { outcomeWords } from './passed-schedules';
import { awaitsPublication, isRecurring, type RecurringSchedule, type Schedule } from './schedule';
import { isFreeAt, type ScheduleRepository } from './schedule-repository';
import { isWaiting, postsOf, whyStays } from './standing-posts';

/** Only what is given changes. */
export interface ScheduleChange {
  when?: When | undefined;
  recurrence?: Recurrence | undefined;
  paused?: boolean | undefined;
}

export interface ChangedSchedule {
  schedule: Schedule;
  /** Posts for which it is too late, and why. */
  stayed: { deliveryId: number; reason: string }[];
}

/** What a person may do with a schedule until it is over. */
export class ScheduleChanges {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: ScheduleRepository,
    private readonly posts: MovePosts
  ) {}

  /** @throws 400 in words: it is over, it is too late, or it is of another kind */
  async change(schedule: Schedule, change: ScheduleChange): Promise<ChangedSchedule> {
    assertOpen(schedule);
    if (isRecurring(schedule)) await this.#changeRecurring(schedule, change);
    else await this.#changeOther(schedule, change);
    return this.#answer(schedule.id);
  }

  /** @throws 400 when it is over, or everything of it is out or on its way */
  async cancel(schedule: Schedule): Promise<ChangedSchedule> {
    assertOpen(schedule);
    const { id } = schedule;
    if (schedule.kind !== 'recurring') await this.#assertSomethingWaits(schedule);
    // First the row: a worker that makes its posts at this moment finds out and cancels them itself.
    const over = { state: 'cancelled', dueAt: null, claimUntil: null };
    if (!(await this.repository.write(schedule, over))) throw changedMeanwhile();
    await cancelPosts(this.strapi, id, { reason: 'A person cancelled its schedule.' });
    const posts = await postsOf(this.strapi, [id]);
    const hasOthers = posts.some((post) => post.state !== 'cancelled');
    const note = hasOthers && !isRecurring(schedule) ? outcomeWords(posts) : schedule.note;
    await this.repository.write({ id, state: 'cancelled' }, { note });
    return this.#answer(id);
  }

  async #assertSomethingWaits(schedule: Schedule): Promise<void> {
    if (awaitsPublication(schedule)) return;
    const posts = await postsOf(this.strapi, [schedule.id]);
    if (posts.length === 0 || posts.some(isWaiting)) return;
    throw new errors.ApplicationError(
      'Everything of it is out, on its way or cancelled, so there is nothing left to cancel. Reload to see what became of it.'
    );
  }

  async #changeOther(schedule: Schedule, { when, recurrence, paused }: ScheduleChange) {
    if (recurrence !== undefined || paused !== undefined) throw onlyRecurring();
    if (when === undefined) return;
    if (!awaitsPublication(schedule)) return this.posts.move(schedule, when);
    if (when.kind !== 'on_publish') {
      throw new errors.ValidationError(
        'when: it waits for the next publication of its entry, so only offsetMinutes can be changed. Cancel it, and schedule the entry anew for a time.'
      );
    }
    const { offsetMinutes } = when;
    const stillWaits = { dueAt: { $null: true } };
    if (!(await this.repository.write(schedule, { offsetMinutes }, stillWaits))) {
      throw changedMeanwhile();
    }
  }

  async #changeRecurring(schedule: RecurringSchedule, change: ScheduleChange): Promise<void> {
    if (Object.values(change).every((value) => value === undefined)) return;
    const data = nextOfChanged(schedule, change);
    const isFree = isFreeAt(new Date(systemClock.now()));
    if (!(await this.repository.write(schedule, data, isFree))) throw changedMeanwhile();
    // They were made a few minutes ahead, for a time that does not hold any more.
    const now = systemClock.now();
    await cancelPosts(this.strapi, schedule.id, {
      reason: 'A person changed or paused its schedule.',
      which: ({ scheduledAt }) => scheduledAt !== null && Date.parse(scheduledAt) > now,
    });
  }

  async #answer(id: number): Promise<ChangedSchedule> {
    const schedule = await this.repository.demand(id);
    const posts = isRecurring(schedule) ? [] : await postsOf(this.strapi, [id]);
    const stayed = posts
      .filter(({ state }) => state !== 'cancelled')
      .flatMap((post) => {
        const reason = whyStays(post);
        return reason === null ? [] : [{ deliveryId: post.id, reason }];
      });
    return { schedule, stayed };
  }
}

const assertOpen = ({ state }: Schedule): void => {
  if (state === 'waiting' || state === 'paused') return;
  throw new errors.ApplicationError(
    `This schedule is ${state} and cannot be changed any more. Schedule the entry anew.`
  );
};

const onlyRecurring = (): Error =>
  new errors.ValidationError(
    'Only what repeats has a recurrence and can be paused. To stop it, cancel it; to repeat the entry, schedule it anew.'
  );

const changedMeanwhile = (): Error =>
  new errors.ApplicationError(
    'A worker or another person changed this schedule at the same moment. Reload and try again.'
  );
