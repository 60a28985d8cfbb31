import type { Core } from '@strapi/types';

import type { RateLimitStatus } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import type { Delivery, WaitsFor } from '../deliveries/delivery';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { Ledger } from './ledger';
import type { Ask } from './ledger-book';
import { LedgerUpkeep } from './ledger-upkeep';
import { limitFactsOf } from './limit-facts';
import { NextInLine } from './next-in-line';
import type { Limit } from './limit';
import { limitsOf, removalLimitsOf, siteSubject } from './limits-of';
import { Place, type PlaceKeeper } from './place';
import { namesOf, quotaReason, removalReason } from './hold-reasons';
import { outlooksOf, type Outlook, type PostWish } from './outlooks';
import { QuotaViews, type StandingScope } from './quota-views';
import { Reports } from './reports';
import type { Standing } from './standing';
import { countedPostOf } from './takes-of';

export type { Outlook, PostWish } from './outlooks';
export type { StandingScope } from './quota-views';
export type { Standing } from './standing';

/** A place for an attempt, or why there is none now. `dueAt` null: not until somebody changes a limit. */
export type Admission =
  | { ok: true; place: Place }
  | {
      ok: false;
      waitsFor: Extract<WaitsFor, 'quota' | 'budget'>;
      reason: string;
      dueAt: number | null;
    };

/** A place for taking posts away, or why there is none. `at` null: not until a limit is raised. */
export type RemovalAdmission =
  { ok: true; place: Place } | { ok: false; reason: string; at: number | null };

/** It has no place, and stands before all that wait: it waits in no line. */
const AT_ONCE = { priority: 1, mayHavePlace: false, isOnlyForNow: true } as const;

/** Limits of platforms and budgets of sites, in one ledger for all workers. */
export class Quotas implements PlaceKeeper {
  readonly ledger: Ledger;
  readonly #nextInLine: NextInLine;
  readonly #reports: Reports;
  readonly #views: QuotaViews;
  readonly #upkeep: LedgerUpkeep;

  constructor(private readonly strapi: Core.Strapi) {
    this.ledger = new Ledger(strapi, systemClock, (places) => this.#nextInLine.wake(places));
    this.#nextInLine = new NextInLine(strapi, this.ledger.store);
    this.#reports = new Reports(this.ledger.store);
    this.#views = new QuotaViews(strapi, this.ledger.store);
    this.#upkeep = new LedgerUpkeep(strapi, this.ledger);
  }

  now(): number {
    return systemClock.now();
  }

  /** How the limits of an account, or the budgets of a site, stand now. A pure read. */
  standingsOf(scope: StandingScope): Promise<Standing[]> {
    return this.#views.standingsOf(scope);
  }

  /** When such posts would go out if somebody sent them now, in this order. A pure read. */
  forecast(wishes: readonly PostWish[]): Promise<Outlook[]> {
    return outlooksOf(this.strapi, this.ledger.store, wishes);
  }

  /** Takes a place in all limits of the delivery at once; else books the next one for it. */
  async take(delivery: Delivery, connection: Connection): Promise<Admission> {
    const facts = await limitFactsOf(this.strapi, connection);
    const descriptor = getService(this.strapi, 'adapters').descriptorOf(connection.platform);
    const post = countedPostOf(delivery, descriptor);
    const limits = limitsOf(facts, post);
    const verdict = await this.ledger.take(askOf(delivery, connection, limits));
    if (verdict.kind === 'free') {
      const { partsLeft } = post;
      const { id: deliveryId } = delivery;
      return {
        ok: true,
        place: new Place({ keeper: this, connection, deliveryId, limits, partsLeft }),
      };
    }
    return {
      ok: false,
      waitsFor: verdict.obstacle.kind === 'budget' ? 'budget' : 'quota',
      reason: quotaReason(verdict, namesOf(facts), this.now()),
      dueAt: verdict.kind === 'later' ? verdict.at : null,
    };
  }

  /**
   * Takes a place for taking posts away, in what the platform counts of that. Whoever gets none comes
   * again: nothing is booked.
   *
   * @param parts so many posts, further parts and comments
   */
  async takeForRemoval(
    delivery: Delivery,
    connection: Connection,
    parts: number
  ): Promise<RemovalAdmission> {
    const facts = await limitFactsOf(this.strapi, connection);
    const limits = removalLimitsOf(facts, parts);
    const ask = askOf(delivery, connection, limits);
    const verdict = await this.ledger.take({ ...ask, ...AT_ONCE });
    if (verdict.kind === 'free') {
      const { id: deliveryId } = delivery;
      const place = { keeper: this, connection, deliveryId, limits, partsLeft: parts };
      return { ok: true, place: new Place(place) };
    }
    const reason = removalReason(verdict, namesOf(facts), this.now());
    return { ok: false, reason, at: verdict.kind === 'later' ? verdict.at : null };
  }

  /** The platform refused a removal for the number of them: no more until then, epoch ms. */
  async closeRemovalsUntil(connection: Connection, until: number): Promise<void> {
    const { rules } = await limitFactsOf(this.strapi, connection);
    const rule = rules.find(({ takes }) => takes === 'removal');
    // Where removals have no limit of their own, they and posts share what is used up.
    if (!rule) return this.closeUntil(connection, until);
    const status = { ruleId: rule.id, limit: rule.limit, remaining: 0, resetsAt: until };
    return this.report(connection, [status]);
  }

  /** See {@link Ledger.settle}; a {@link Place} calls it. */
  settle(settlement: Parameters<Ledger['settle']>[0]): Promise<void> {
    return this.ledger.settle(settlement);
  }

  /**
   * The platform's own word about an account; it counts until it ends.
   *
   * @param at when it was said, epoch ms
   */
  async report(
    connection: Connection,
    statuses: readonly RateLimitStatus[],
    at: number = this.now()
  ): Promise<void> {
    if (statuses.length === 0) return;
    const { rules, appSubject } = await limitFactsOf(this.strapi, connection);
    for (const status of statuses) {
      await this.#reports.keep({ connection, status, rules, appSubject, at });
    }
  }

  /** The platform refused a call of the account for its number: nothing more until then, epoch ms. */
  closeUntil(connection: Connection, until: number): Promise<void> {
    const status = { ruleId: null, limit: 0, remaining: 0, resetsAt: until };
    return this.report(connection, [status]);
  }

  /** Limits of an account or a site are others now: what waits for them looks again. */
  async limitsChanged(scope: { connectionId: number } | { siteId: number }): Promise<void> {
    if ('siteId' in scope) {
      const where = { subject: siteSubject(scope.siteId) };
      await this.ledger.store.writeLimits(where, { resetsAt: null });
    }
    await getService(this.strapi, 'deliveries').lookAgain({
      ...scope,
      waitsFor: ['quota', 'budget'],
    });
  }

  /** It comes back at another time, epoch ms; null: nobody knows when. */
  postpone(deliveryId: number, backAt: number | null): Promise<void> {
    return backAt === null ? this.release([deliveryId]) : this.ledger.postpone(deliveryId, backAt);
  }

  /** Their booked places are for those behind them: they will not go out. */
  async release(deliveryIds: readonly number[]): Promise<void> {
    await this.#nextInLine.released(await this.ledger.release(deliveryIds));
  }

  /** Places that a dead worker left behind. Cheap when there are none. */
  sweep(): Promise<void> {
    return this.#upkeep.sweep();
  }

  /** Old uses that no window looks back to. */
  tidy(): Promise<void> {
    return this.#upkeep.tidy();
  }
}

export const createQuotas = ({ strapi }: { strapi: Core.Strapi }): Quotas => new Quotas(strapi);

const askOf = (delivery: Delivery, connection: Connection, limits: readonly Limit[]): Ask => ({
  deliveryId: delivery.id,
  priority: delivery.priority,
  limits,
  connectionId: connection.id,
  siteId: connection.siteId,
  platform: connection.platform,
  // As it was before this claim: what nobody has looked at yet has no place.
  mayHavePlace: delivery.claims > 0,
});
