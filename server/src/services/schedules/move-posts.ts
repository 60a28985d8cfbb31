import { errors } from '@strapi/utils';
import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/types';

import type { PlannedTime, When } from '../../../../contracts/when';
import type { Nudge } from '../../queue';
import { inTransaction } from '../database/transaction';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { plannedTimeOf } from '../times/planned-time';
import { timeWords } from '../times/time-words';
import { ZoneClock } from '../times/zone-clock';
import type { Schedule } from './schedule';
import type { ScheduleRepository } from './schedule-repository';
import { isWaiting, postsOf, type StandingPost } from './standing-posts';

/** A post with its new time. */
interface Move {
  post: StandingPost;
  time: PlannedTime;
}

/** Gives the posts of a schedule another time, as long as they wait. */
export class MovePosts {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: ScheduleRepository
  ) {}

  /** @throws 400 in words: no such time, no free slot, or nothing waits any more */
  async move(schedule: Schedule, when: When): Promise<void> {
    const site = await getService(this.strapi, 'sites').demand(schedule.siteId);
    const waiting = (await postsOf(this.strapi, [schedule.id])).filter(isWaiting);
    if (waiting.length === 0) throw tooLate();
    await inTransaction(this.strapi, async ({ onCommit }) => {
      const moves = await this.#timesOf(schedule, { site, when, waiting });
      const moved = await this.#store(schedule, moves);
      if (moved.length === 0) throw tooLate();
      onCommit(() => {
        void getService(this.strapi, 'queue').nudgeDeliveries(moved);
      });
    });
  }

  async #timesOf(
    { zone }: Schedule,
    { site, when, waiting }: { site: Site; when: When; waiting: readonly StandingPost[] }
  ): Promise<Move[]> {
    const now = systemClock.now();
    switch (when.kind) {
      case 'now': {
        const dueAt = new Date(now).toISOString();
        const time = { dueAt, wallTime: new ZoneClock(zone).reading(now), zone };
        return waiting.map((post) => ({ post, time }));
      }
      case 'at': {
        const time = plannedTimeOf(when, { now, siteZone: site.timezone });
        return waiting.map((post) => ({ post, time }));
      }
      case 'slot':
        return this.#slotsFor(site, waiting);
      case 'on_publish':
        throw new errors.ValidationError(
          'when: its posts are made already and have a time. Cancel it, and schedule the entry anew for its next publication.'
        );
    }
  }

  async #slotsFor(site: Site, waiting: readonly StandingPost[]): Promise<Move[]> {
    const wishes = waiting.flatMap(({ id, connectionId, platform }) =>
      connectionId === null ? [] : [{ targetId: id, connectionId, platform }]
    );
    // By the post's id: two posts of one target would want two slots.
    const chosen = await getService(this.strapi, 'slots').take({ site, wishes });
    return waiting.flatMap((post) => {
      const time = chosen.get(post.id);
      return time ? [{ post, time }] : [];
    });
  }

  /** Posts of the first time stay with the schedule; those of others get schedules of their own. */
  async #store(schedule: Schedule, moves: readonly Move[]): Promise<Nudge[]> {
    const moved: Nudge[] = [];
    let isFirst = true;
    for (const group of byTime(moves).values()) {
      const { time } = group[0] ?? {};
      if (!time) continue;
      const done = await this.#storePosts(group);
      if (done.length === 0) continue;
      if (isFirst) await this.#rewrite(schedule, time);
      else await this.#split(schedule, { time, ids: done.map(({ deliveryId }) => deliveryId) });
      isFirst = false;
      moved.push(...done);
    }
    return moved;
  }

  /** Whoever claims a post at this moment wins; then it stays. */
  async #storePosts(group: readonly Move[]): Promise<Nudge[]> {
    const { repository } = getService(this.strapi, 'deliveries');
    const moved: Nudge[] = [];
    for (const { post, time } of group) {
      const dueAt = new Date(time.dueAt);
      const where = { id: post.id, state: { $in: ['queued', 'held'] } };
      const timed = { ...where, dueAt: { $notNull: true } };
      const isMoved =
        (await repository.touch(timed, { scheduledAt: dueAt, dueAt })) > 0 ||
        // It waits for an event; what comes after that looks at when it was meant to go out.
        (await repository.touch({ ...where, dueAt: { $null: true } }, { scheduledAt: dueAt })) > 0;
      if (!isMoved) continue;
      const message = `Moved to ${timeWords(time.wallTime, time.zone)}.`;
      await repository.events.add({ deliveryId: post.id, event: 'rescheduled', message });
      moved.push({ deliveryId: post.id, dueAt: dueAt.getTime(), priority: post.priority });
    }
    return moved;
  }

  async #rewrite(schedule: Schedule, { dueAt, wallTime, zone }: PlannedTime): Promise<void> {
    const data = { dueAt: new Date(dueAt), wallTime, zone };
    if (!(await this.repository.write(schedule, data))) throw tooLate();
  }

  async #split(
    schedule: Schedule,
    { time, ids }: { time: PlannedTime; ids: readonly number[] }
  ): Promise<void> {
    const { siteId, entryUid, entryDocumentId, entryTitle, entryLocale, order } = schedule;
    const { id } = await this.repository.insert({
      ...{ siteId, entryUid, entryDocumentId, entryTitle, entryLocale, order },
      ...time,
      ...{ kind: 'once', offsetMinutes: null, recurrence: null, startsAt: null },
      requestedBy: schedule.requestedBy,
      idempotencyKey: `split:${schedule.id}:${randomUUID()}`,
    });
    const { repository } = getService(this.strapi, 'deliveries');
    await repository.touch({ id: { $in: [...ids] } }, { scheduleId: id });
  }
}

const byTime = (moves: readonly Move[]): Map<string, Move[]> => {
  const groups = new Map<string, Move[]>();
  const soonestFirst = [...moves].sort((one, other) =>
    one.time.dueAt < other.time.dueAt ? -1 : 1
  );
  for (const move of soonestFirst) {
    groups.set(move.time.dueAt, [...(groups.get(move.time.dueAt) ?? []), move]);
  }
  return groups;
};

const tooLate = (): Error =>
  new errors.ApplicationError(
    'Everything of it is out, on its way or cancelled, so it cannot be moved any more. Reload to see what became of it.'
  );
