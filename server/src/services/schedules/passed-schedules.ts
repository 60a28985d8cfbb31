import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import type { Schedule } from './schedule';
import type { ScheduleRepository } from './schedule-repository';
import { isOpen, postsOf, type StandingPost } from './standing-posts';

/** Closes schedules of one time when the last of their posts is at rest. */
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
    const posts = await postsOf(this.strapi, ids);
    for (const schedule of schedules) {
      const own = posts.filter(({ scheduleId }) => scheduleId === schedule.id);
      if (own.some(isOpen)) continue;
      const isCancelled = own.length > 0 && own.every(({ state }) => state === 'cancelled');
      const wasOut = own.some(({ state }) => state === 'published');
      // Somebody may move it at this moment.
      const unmoved = schedule.dueAt === null ? {} : { dueAt: new Date(schedule.dueAt) };
      await this.repository.write(
        schedule,
        {
          ...{ state: isCancelled ? 'cancelled' : 'done', dueAt: null },
          ...{ timesDone: wasOut ? 1 : 0, note: outcomeWords(own) ?? schedule.note },
        },
        unmoved
      );
    }
  }
}

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
