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
import { ZoneClock } from '../times/zone-clock';
import { movePost, type MovedPost } from './move-post';
import type { Schedule } from './schedule';
import type { ScheduleEditor } from './schedule-editor';
import type { ScheduleRepository } from './schedule-repository';
import { isWaiting, postsOf, type StandingPost } from './standing-posts';

/** A post with its new time. */
interface Move {
  post: StandingPost;
  time: PlannedTime;
}

/** What came of moving a schedule. */
export interface MovedPosts {
  /** Those that wait for approval again. */
  toApprove: number[];
  /** Those that somebody else changed at the same moment: they keep their time. */
  kept: number[];
}

interface Moving {
  when: When;
  by: ScheduleEditor;
}

/** Gives the posts of a schedule another time, as long as they wait. */
export class MovePosts {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: ScheduleRepository
  ) {}

  /** @throws 400 in words: no such time, no free slot, or nothing waits any more */
  async move(schedule: Schedule, { when, by }: Moving): Promise<MovedPosts> {
    const site = await getService(this.strapi, 'sites').demand(schedule.siteId);
    const waiting = (await postsOf(this.strapi, [schedule.id])).filter(isWaiting);
    if (waiting.length === 0) throw tooLate();
    const moved = await inTransaction(this.strapi, async ({ onCommit }) => {
      const moves = await this.#timesOf(schedule, { site, when, waiting });
      const done = await this.#store(schedule, { moves, site, by });
      if (done.length === 0) throw tooLate();
      await this.#askAgain(site, by, done);
      onCommit(() => {
        void getService(this.strapi, 'queue').nudgeDeliveries(nudgesOf(done));
      });
      return done;
    });
    const ids = moved.map(({ id }) => id);
    return {
      toApprove: moved.flatMap(({ id, unapproved }) => (unapproved === null ? [] : [id])),
      kept: waiting.map(({ id }) => id).filter((id) => !ids.includes(id)),
    };
  }

  async #askAgain(
    { id: siteId }: Site,
    { requestedBy }: ScheduleEditor,
    moved: readonly MovedPost[]
  ) {
    const byDistribution = new Map<number, number[]>();
    for (const { id, unapproved } of moved) {
      if (unapproved === null) continue;
      byDistribution.set(unapproved, [...(byDistribution.get(unapproved) ?? []), id]);
    }
    const approvals = getService(this.strapi, 'approvals');
    for (const [distributionId, deliveryIds] of byDistribution) {
      await approvals.askAgain({ siteId, distributionId, deliveryIds, requestedBy });
    }
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
  async #store(
    schedule: Schedule,
    { moves, ...how }: { moves: readonly Move[]; site: Site; by: ScheduleEditor }
  ): Promise<MovedPost[]> {
    const moved: MovedPost[] = [];
    let isFirst = true;
    for (const group of byTime(moves).values()) {
      const { time } = group[0] ?? {};
      if (!time) continue;
      const done: MovedPost[] = [];
      for (const { post } of group) {
        const one = await movePost(this.strapi, { id: post.id, time, ...how });
        if (one) done.push(one);
      }
      if (done.length === 0) continue;
      if (isFirst) await this.#rewrite(schedule, time);
      else await this.#split(schedule, { time, ids: done.map(({ id }) => id) });
      isFirst = false;
      moved.push(...done);
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

const nudgesOf = (moved: readonly MovedPost[]): Nudge[] =>
  moved.flatMap(({ id: deliveryId, priority, dueAt }) =>
    dueAt === null ? [] : [{ deliveryId, dueAt, priority }]
  );

const tooLate = (): Error =>
  new errors.ApplicationError(
    'Everything of it is out, on its way or cancelled, so it cannot be moved any more. Reload to see what became of it.'
  );
