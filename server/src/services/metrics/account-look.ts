import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { UIDS } from '../../constants';
import type { PlatformFailure, PostedPart, PostMetrics } from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { tableOf } from '../database/table';
import type { Delivery } from '../deliveries/delivery';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { AnalyticsDays, SeenPost } from './analytics-days';
import { lookAt, type Subject } from './look';
import {
  ACCOUNT_WAIT_MS,
  GIVEN_UP_AFTER_MS,
  isOfAccount,
  LOOK_AGAIN_MS,
  nextLook,
  tryAgainAt,
} from './look-plan';
import type { HeldChecks, MetricCheck, MetricChecks } from './metric-checks';

/** One look at the posts of one account, and what follows from it. */
export class AccountLook {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly checks: MetricChecks,
    private readonly days: AnalyticsDays
  ) {}

  /** Takes a batch of what is due. Never changes what became of a delivery, whatever happens. */
  async run(connectionId: number, stopped: AbortSignal): Promise<void> {
    const connection = await getService(this.strapi, 'connections').find(connectionId);
    if (!connection) return this.checks.endOfConnection(connectionId);
    const obstacle = await this.#obstacleOf(connection);
    if (obstacle) return this.checks.allWait(connectionId, obstacle.until, obstacle.reason);
    const { metricsBatch } = getService(this.strapi, 'adapters').descriptorOf(connection.platform);
    const held = await this.checks.take(connectionId, systemClock.now(), metricsBatch);
    if (held.checks.length === 0) return;
    try {
      await this.#look(connection, held, stopped);
    } catch (error) {
      await this.#laterAll(held, stopped.aborted ? null : WENT_WRONG);
      if (!stopped.aborted) throw error;
    }
  }

  /** Why the account cannot be asked at all now; null: nothing is in the way. */
  async #obstacleOf(connection: Connection): Promise<{ until: number; reason: string } | null> {
    const { platform, account, status, statusReason } = connection;
    const now = systemClock.now();
    if (status !== 'active') {
      const name = accountName(platform, account.handle);
      const reason = statusReason ?? `${name} is not connected.`;
      return { until: now + ACCOUNT_WAIT_MS, reason };
    }
    const until = await getService(this.strapi, 'circuits').restsUntil(connection);
    const { label } = getService(this.strapi, 'adapters').descriptorOf(platform);
    return until === null ? null : { until, reason: `${label} has trouble at the moment.` };
  }

  async #look(connection: Connection, held: HeldChecks, stopped: AbortSignal): Promise<void> {
    const subjects = await this.#subjectsOf(connection, held);
    const [first, ...others] = subjects;
    if (!first) return;
    const look = await lookAt(this.strapi, connection, [first, ...others], stopped);
    if (look.kind === 'no_room') {
      await this.checks.settle(held.token, idsOf(subjects), {});
      return this.checks.allWait(connection.id, look.at, look.reason);
    }
    const rest = subjects.filter((subject) => !look.asked.includes(subject));
    await this.checks.settle(held.token, idsOf(rest), {});
    if (look.kind === 'seen') return this.#seen(held.token, look.asked, look.found);
    stopped.throwIfAborted();
    return this.#failed(connection, { token: held.token, asked: look.asked }, look.failure);
  }

  /** Posts that are still out by what is known here; the others are looked at no more. */
  async #subjectsOf(connection: Connection, { token, checks }: HeldChecks): Promise<Subject[]> {
    const ids = checks.map(({ deliveryId }) => deliveryId);
    const deliveries = await tableOf<Delivery>(this.strapi, UIDS.delivery).findMany({
      where: { id: { $in: ids } },
    });
    const offers = getService(this.strapi, 'adapters').offlineAdapterFor(connection);
    const subjects = checks.flatMap((check) => {
      const delivery = deliveries.find(({ id }) => id === check.deliveryId);
      const post = delivery && isOut(delivery) && offers.can('metrics') ? postOf(delivery) : null;
      return delivery && post ? [{ check, delivery, post }] : [];
    });
    const known = new Set(subjects.map(({ check }) => check));
    const over = checks.filter((check) => !known.has(check)).map(({ id }) => id);
    await this.checks.end(token, over);
    return subjects;
  }

  async #seen(
    token: string,
    asked: readonly Subject[],
    found: readonly PostMetrics[]
  ): Promise<void> {
    const now = systemClock.now();
    const seen: SeenPost[] = [];
    const missing: Subject[] = [];
    for (const subject of asked) {
      const metrics = found.find(({ id }) => id === subject.post.id);
      if (metrics?.state === 'gone') missing.push(subject);
      else seen.push({ delivery: subject.delivery, values: metrics?.values ?? {} });
    }
    await this.days.write(seen, now);
    for (const subject of asked) {
      if (!missing.includes(subject)) await this.#nextOf(token, subject.check, now);
      else await this.#missing(token, subject, now);
    }
  }

  /** The second time in a row it is gone, and that is noted once. */
  async #missing(token: string, { check, delivery }: Subject, now: number): Promise<void> {
    if (check.missingSince === null) {
      const dueAt = now + LOOK_AGAIN_MS;
      return this.checks.settle(token, [check.id], { missingSince: now, dueAt, tries: 0 });
    }
    const { repository } = getService(this.strapi, 'deliveries');
    const { label } = getService(this.strapi, 'adapters').descriptorOf(delivery.platform);
    const where = { id: delivery.id, goneAt: { $null: true } };
    const goneAt = new Date(check.missingSince);
    if ((await repository.touch(where, { goneAt, followUpAt: null })) === 1) {
      await repository.events.add({
        deliveryId: delivery.id,
        event: 'gone',
        message: `${label} does not show the post any more. Somebody removed it there, or ${label} did.`,
      });
    }
    await this.checks.end(token, [check.id]);
  }

  async #nextOf(token: string, check: MetricCheck, now: number): Promise<void> {
    const { checksAfter } = getConfig(this.strapi).analytics;
    const next = nextLook(check.postedAt, now, checksAfter);
    if (next === null) return this.checks.end(token, [check.id]);
    const data = { plannedAt: next, dueAt: next, tries: 0, missingSince: null, reason: null };
    await this.checks.settle(token, [check.id], data);
  }

  async #failed(
    connection: Connection,
    { token, asked }: { token: string; asked: readonly Subject[] },
    failure: PlatformFailure
  ): Promise<void> {
    const now = systemClock.now();
    const { message: reason } = failure;
    if (failure.family === 'rejected') return this.#refused(token, asked, reason);
    for (const { check } of asked) {
      const dueAt = tryAgainAt(failure, check.tries, now);
      if (isGivenUp(check, now)) await this.checks.end(token, [check.id]);
      else await this.checks.settle(token, [check.id], { tries: check.tries + 1, dueAt, reason });
    }
    if (!isOfAccount(failure)) return;
    const tries = Math.min(...asked.map(({ check }) => check.tries));
    await this.checks.allWait(connection.id, tryAgainAt(failure, tries, now), reason);
  }

  /** Something is wrong with one of them: each is asked for alone, and what is refused then is passed over. */
  async #refused(token: string, asked: readonly Subject[], reason: string): Promise<void> {
    const now = systemClock.now();
    if (asked.length > 1) {
      const ids = idsOf(asked);
      return this.checks.settle(token, ids, { tries: ALONE, dueAt: now, reason });
    }
    for (const { check } of asked) await this.#nextOf(token, check, now);
  }

  async #laterAll({ token, checks }: HeldChecks, reason: string | null): Promise<void> {
    const now = systemClock.now();
    for (const { id, tries, dueAt } of checks) {
      const data =
        reason === null
          ? { dueAt }
          : { tries: tries + 1, dueAt: tryAgainAt(null, tries, now), reason };
      await this.checks.settle(token, [id], data);
    }
  }
}

/** So many tries say that it is to be asked for alone. */
const ALONE = 2;
const WENT_WRONG = 'Something went wrong here; the log says what.';

const idsOf = (subjects: readonly Subject[]): number[] => subjects.map(({ check }) => check.id);

const isOut = ({ state, removedAt, removeAt, goneAt }: Delivery): boolean =>
  state === 'published' && removedAt === null && removeAt === null && goneAt === null;

/** Of a post that a person found only the number is known. */
const postOf = ({ posted, platformPostId, platformUrl }: Delivery): PostedPart | null =>
  posted?.[0] ?? (platformPostId ? { index: 0, id: platformPostId, url: platformUrl } : null);

const isGivenUp = ({ plannedAt }: MetricCheck, now: number): boolean =>
  plannedAt !== null && now - plannedAt > GIVEN_UP_AFTER_MS;
