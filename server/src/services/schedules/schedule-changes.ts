import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { Recurrence } from '../../../../contracts/schedules';
import type { When } from '../../../../contracts/when';
import { inTransaction } from '../database/transaction';
import { systemClock } from '../environment';
import { cancelPosts } from './cancel-posts';
import type { MovedPosts, MovePosts } from './move-posts';
import { nextOfChanged } from './next-of-changed';
import { outcomeWords } from './passed-schedules';
import { awaitsPublication, isRecurring, type RecurringSchedule, type Schedule } from './schedule';
import type { ScheduleEditor } from './schedule-editor';
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
  /** Posts that wait for approval again, since they were approved for another time. */
  toApprove: number[];
}

/** What a person may do with a schedule until it is over. */
export class ScheduleChanges {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: ScheduleRepository,
    private readonly posts: MovePosts
  ) {}

  /** @throws 400 in words: it is over, it is too late, or it is of another kind */
  async change(
    schedule: Schedule,
    change: ScheduleChange,
    by: ScheduleEditor
  ): Promise<ChangedSchedule> {
    assertOpen(schedule);
    if (!isRecurring(schedule)) {
      return this.#answer(schedule.id, await this.#changeOther(schedule, change, by));
    }
    await this.#changeRecurring(schedule, change, by);
    return this.#answer(schedule.id, NOTHING_MOVED);
  }

  /** @throws 400 when it is over, or everything of it is out or on its way */
  async cancel(schedule: Schedule): Promise<ChangedSchedule> {
    assertOpen(schedule);
    await inTransaction(this.strapi, () => this.#cancel(schedule));
    return this.#answer(schedule.id, NOTHING_MOVED);
  }

  async #cancel(schedule: Schedule): Promise<void> {
    const { id, kind } = schedule;
    // First the row: a worker that makes its posts at this moment finds out and makes none.
    const over = { state: 'cancelled', dueAt: null, claimUntil: null };
    if (!(await this.repository.write(schedule, over))) throw changedMeanwhile();
    if (kind !== 'recurring') await this.#assertSomethingWaits(schedule);
    await cancelPosts(this.strapi, id, { reason: 'A person cancelled its schedule.' });
    if (kind === 'recurring') return;
    const posts = await postsOf(this.strapi, [id]);
    if (posts.every((post) => post.state === 'cancelled')) return;
    await this.repository.write({ id, state: 'cancelled' }, { note: outcomeWords(posts) });
  }

  async #assertSomethingWaits(schedule: Schedule): Promise<void> {
    if (awaitsPublication(schedule)) return;
    const posts = await postsOf(this.strapi, [schedule.id]);
    if (posts.length === 0 || posts.some(isWaiting)) return;
    throw new errors.ApplicationError(
      'Everything of it is out, on its way or cancelled, so there is nothing left to cancel. Reload to see what became of it.'
    );
  }

  async #changeOther(
    schedule: Schedule,
    { when, recurrence, paused }: ScheduleChange,
    by: ScheduleEditor
  ): Promise<MovedPosts> {
    if (recurrence !== undefined || paused !== undefined) throw onlyRecurring();
    if (when === undefined) return NOTHING_MOVED;
    if (!awaitsPublication(schedule)) return this.posts.move(schedule, { when, by });
    if (when.kind !== 'on_publish') {
      throw new errors.ValidationError(
        'when: it waits for the next publication of its entry, so only offsetMinutes can be changed. Cancel it, and schedule the entry anew for a time.'
      );
    }
    const data = { offsetMinutes: when.offsetMinutes, ...orderAfter(schedule, by) };
    const stillWaits = { dueAt: { $null: true } };
    if (!(await this.repository.write(schedule, data, stillWaits))) throw changedMeanwhile();
    return NOTHING_MOVED;
  }

  async #changeRecurring(
    schedule: RecurringSchedule,
    change: ScheduleChange,
    by: ScheduleEditor
  ): Promise<void> {
    if (Object.values(change).every((value) => value === undefined)) return;
    const { when, recurrence } = change;
    const order = when || recurrence ? orderAfter(schedule, by) : {};
    const now = systemClock.now();
    await inTransaction(this.strapi, async () => {
      // First the row, so that no worker makes posts of it until this is done.
      const taken = { ...order, claimUntil: null };
      const isTaken = await this.repository.write(schedule, taken, isFreeAt(new Date(now)));
      if (!isTaken) throw changedMeanwhile();
      const after = await this.#takeBack(schedule, now);
      await this.repository.write(schedule, nextOfChanged(schedule, change, after));
    });
  }

  /**
   * Posts were made a few minutes ahead, for a time that does not hold any more. Answers the latest
   * time for which it is too late, epoch ms, now at least: nothing goes out for that a second time.
   */
  async #takeBack({ id }: Schedule, now: number): Promise<number> {
    await cancelPosts(this.strapi, id, {
      reason: 'A person changed or paused its schedule.',
      which: ({ scheduledAt }) => scheduledAt !== null && Date.parse(scheduledAt) > now,
    });
    const ahead = { scheduledAt: { $gt: new Date(now) }, state: { $ne: 'cancelled' } };
    const left = await postsOf(this.strapi, [id], ahead);
    return Math.max(now, ...left.map(({ scheduledAt }) => Date.parse(scheduledAt ?? '') || 0));
  }

  async #answer(id: number, { toApprove, kept }: MovedPosts): Promise<ChangedSchedule> {
    const schedule = await this.repository.demand(id);
    const posts = isRecurring(schedule) ? [] : await postsOf(this.strapi, [id]);
    const stayed = posts
      .filter(({ state }) => state !== 'cancelled')
      .flatMap((post) => {
        const reason = whyStays(post) ?? (kept.includes(post.id) ? BUSY : null);
        return reason === null ? [] : [{ deliveryId: post.id, reason }];
      });
    return { schedule, stayed, toApprove };
  }
}

/** Who may not approve and chooses other times needs approval for what comes then. */
const orderAfter = ({ order }: Schedule, { needsApproval }: ScheduleEditor) => ({
  order: { ...order, needsApproval: order.needsApproval || needsApproval },
});

const NOTHING_MOVED: MovedPosts = { toApprove: [], kept: [] };

const BUSY =
  'A part of it is out, or somebody else changed it at the same moment. Reload to see what became of it.';

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
