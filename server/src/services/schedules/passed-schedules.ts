import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import type { Schedule } from './schedule';
import type { ScheduleRepository } from './schedule-repository';
import { isOpen, openPostsOf, postsOf, type StandingPost } from './standing-posts';

/** Closes schedules that have no time left when the last of their posts is at rest. */
export class PassedSchedules {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: ScheduleRepository
  ) {}

  async run(): Promise<void> {
    const now = new Date(systemClock.now());
    for (let afterId = 0; ;) {
      const rows = await this.repository.findPassed(now, afterId);
      const last = rows.at(-1);
      if (!last) return;
      await this.#settle(rows);
      afterId = last.id;
    }
  }

  async #settle(schedules: readonly Schedule[]): Promise<void> {
    const ids = schedules.map(({ id }) => id);
    const open = (await openPostsOf(this.strapi, ids)).filter(isOpen);
    const busy = new Set(open.map(({ scheduleId }) => scheduleId));
    const over = schedules.filter(({ id }) => !busy.has(id));
    const single = over.filter(({ kind }) => kind !== 'recurring');
    const posts = await postsOf(
      this.strapi,
      single.map(({ id }) => id)
    );
    for (const schedule of over) {
      const own = posts.filter(({ scheduleId }) => scheduleId === schedule.id);
      // Somebody may move it at this moment, or give it times again.
      const unmoved = { dueAt: schedule.dueAt === null ? null : new Date(schedule.dueAt) };
      await this.repository.write(schedule, { ...endOf(schedule, own), dueAt: null }, unmoved);
    }
  }
}

const endOf = ({ kind, note }: Schedule, posts: readonly StandingPost[]) => {
  // Each of its times left its own word.
  if (kind === 'recurring') return { state: 'done' };
  const isCancelled = posts.length > 0 && posts.every(({ state }) => state === 'cancelled');
  const wasOut = posts.some(({ state }) => state === 'published');
  return {
    state: isCancelled ? 'cancelled' : 'done',
    ...{ timesDone: wasOut ? 1 : 0, note: outcomeWords(posts) ?? note },
  };
};

/** Null: everything went out. */
export const outcomeWords = (posts: readonly StandingPost[]): string | null => {
  const count = (wanted: StandingPost['state']) =>
    posts.filter(({ state }) => state === wanted).length;
  const out = count('published');
  if (out === posts.length) return null;
  const others = (['failed', 'missed', 'cancelled', 'unknown'] as const)
    .map((state) => ({ state, number: count(state) }))
    .filter(({ number }) => number > 0)
    .map(({ state, number }) => `${number} ${state}`);
  return `Out: ${out} of ${posts.length}; ${others.join(', ')}.`;
};
