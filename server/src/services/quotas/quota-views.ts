import type { Core } from '@strapi/types';

import type { PlatformDescriptor } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import type { DistributionSource } from '../deliveries/delivery';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { planTimes, type PlannedTimes } from './forecast';
import { startOf } from './ledger-book';
import type { LedgerStore } from './ledger-store';
import { limitFactsOf } from './limit-facts';
import { limitKey, UNITS_PER_USD, type Limit } from './limit';
import type { Ground } from './line';
import { connectionSubject, limitsOf, PACE_ID, siteSubject, type LimitFacts } from './limits-of';
import { namesOf, quotaReason } from './quota-words';
import { measure, type Standing } from './standing';
import { plainPost } from './takes-of';
import { wholeAccount } from './whole-account';

/** Posts that somebody thinks of. */
export interface PostWish {
  connection: Connection;
  /** So many posts, at least 1. */
  posts: number;
  /** Parts of each. */
  parts: number;
  /** What each costs, US dollars. */
  costUsd: number;
  source: DistributionSource;
  /** Not before this, epoch ms. */
  from: number;
  /** Spread evenly until this, epoch ms, as far as the limits allow; null: as soon as possible. */
  spreadUntil: number | null;
}

export interface Outlook {
  /** When each goes out, epoch ms, in order; shorter than asked for when the rest never fits. */
  times: number[];
  /** The limit that makes the first one wait; null: nothing does. */
  obstacle: Limit | null;
  /** The same in words; null: nothing does. */
  reason: string | null;
  /** How many such posts would go out at once, 1,000 at most. */
  remaining: number;
  /** The limit that is closest to full, and how full it is (0–1); null: there are no limits. */
  tightest: { limit: Limit; share: number } | null;
}

/** Whose standings: an account's with its app's, or a site's own budgets. */
export type StandingScope = { connection: Connection } | { siteId: number };

/** As the writer of distributions sets them. */
const PRIORITY = { manual: 2, api: 2, schedule: 3, rule: 5, bulk: 6 } as const;

/** What people see of the ledger; reads only, and locks nothing. */
export class QuotaViews {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly store: LedgerStore
  ) {}

  async standingsOf(scope: StandingScope): Promise<Standing[]> {
    return 'connection' in scope ? this.#ofAccount(scope.connection) : this.#ofSite(scope.siteId);
  }

  async forecast(wish: PostWish): Promise<Outlook> {
    const { connection, parts, costUsd, source, posts, spreadUntil } = wish;
    const now = systemClock.now();
    const facts = await limitFactsOf(this.strapi, connection);
    const cost = Math.round(costUsd * UNITS_PER_USD);
    const own = limitsOf(facts, plainPost({ source, parts, partsLeft: parts, calls: parts, cost }));
    const whole = wholeAccount({ connectionId: connection.id });
    const grounds = await this.#groundsOf([...own, whole]);
    const groundOf = (limit: Limit): Ground => grounds.get(limitKey(limit)) ?? EMPTY;
    const isClosed = (groundOf(whole).told?.remaining ?? 1) <= 0;
    const limits = isClosed ? [...own, whole] : own;
    const from = Math.max(wish.from, now);
    const plan = { posts, limits, priority: PRIORITY[source], from, spreadUntil };
    const planned = planTimes(plan, { groundOf, now });
    return {
      ...planned,
      reason: reasonOf(planned, { facts, now }),
      tightest: tightestOf(own, { groundOf, now }),
    };
  }

  async #ofAccount(connection: Connection): Promise<Standing[]> {
    const facts = await limitFactsOf(this.strapi, connection);
    const limits = limitsOf(
      { ...facts, site: facts.site && { ...facts.site, budgets: NONE } },
      PLAIN
    );
    return this.#measure(limits, (limit) => ({
      siteId: connection.siteId,
      platform: connection.platform,
      connectionId: limit.subject === connectionSubject(connection.id) ? connection.id : null,
    }));
  }

  async #ofSite(siteId: number): Promise<Standing[]> {
    const site = await getService(this.strapi, 'sites').demand(siteId);
    const adapters = getService(this.strapi, 'adapters');
    const found = new Map<string, { limit: Limit; platform: string | null }>();
    for (const id of adapters.ids()) {
      for (const limit of budgetsOf(site, adapters.descriptorOf(id))) {
        found.set(limit.id, { limit, platform: platformOf(limit, id) });
      }
    }
    const limits = [...found.values()].map(({ limit }) => limit);
    return this.#measure(limits, ({ id }) => ({
      siteId,
      platform: found.get(id)?.platform ?? null,
      connectionId: null,
    }));
  }

  async #measure(
    limits: readonly Limit[],
    ownerOf: (limit: Limit) => Pick<Standing, 'siteId' | 'platform' | 'connectionId'>
  ): Promise<Standing[]> {
    const now = systemClock.now();
    const grounds = await this.#groundsOf(limits);
    return limits.map((limit) => ({
      ...measure(limit, grounds.get(limitKey(limit)) ?? EMPTY, now),
      ...ownerOf(limit),
    }));
  }

  async #groundsOf(limits: readonly Limit[]): Promise<ReadonlyMap<string, Ground>> {
    const now = systemClock.now();
    const rows = await this.store.read([...new Set(limits.map(({ subject }) => subject))]);
    const toldOf = ({ subject, id }: Limit) => {
      const row = rows.find((one) => one.subject === subject && one.limitId === id);
      return row?.told && row.told.until > now ? row.told : null;
    };
    const uses = await this.store.usesOf(
      limits.map((limit) => ({
        subject: limit.subject,
        limitId: limit.id,
        since: Math.min(startOf(limit, now), toldOf(limit)?.at ?? now),
      }))
    );
    return new Map(
      limits.map((limit) => {
        const { subject, id } = limit;
        const own = uses.filter((use) => use.subject === subject && use.limitId === id);
        return [limitKey(limit), { uses: own, told: toldOf(limit) }];
      })
    );
  }
}

/** Budgets are a site's, whichever account it posts with. */
const NOBODY: Connection['account'] = {
  id: '',
  handle: '',
  name: '',
  avatarUrl: null,
  kind: 'person',
  profileUrl: null,
};
const NONE = { posts: [], money: null };
const EMPTY: Ground = { uses: [], told: null };
const PLAIN = plainPost({ source: 'rule' });

const reasonOf = (
  { obstacle, times: [at] }: PlannedTimes,
  { facts, now }: { facts: LimitFacts; now: number }
): string | null => {
  if (!obstacle) return null;
  const verdict =
    at === undefined ? ({ kind: 'never' } as const) : ({ kind: 'later', at } as const);
  return quotaReason({ ...verdict, obstacle }, namesOf(facts), now);
};

const budgetsOf = (site: Site, { id, label }: PlatformDescriptor): Limit[] =>
  limitsOf(
    {
      connection: { id: 0, platform: id, account: NOBODY, quotaLimits: {} },
      platformLabel: label,
      rules: [],
      appSubject: null,
      site,
      paceMs: 0,
    },
    plainPost({ cost: 1 })
  ).filter(({ subject }) => subject === siteSubject(site.id));

const platformOf = ({ id }: Limit, platform: string): string | null =>
  id.split(':').includes(platform) ? platform : null;

const tightestOf = (
  limits: readonly Limit[],
  { groundOf, now }: { groundOf: (limit: Limit) => Ground; now: number }
): Outlook['tightest'] => {
  const shares = limits
    .filter(({ id }) => id !== PACE_ID)
    .map((limit) => {
      const { used, booked, remaining } = measure(limit, groundOf(limit), now);
      const taken = Math.max(used + booked, limit.limit - remaining);
      return { limit, share: limit.limit > 0 ? Math.min(taken / limit.limit, 1) : 1 };
    });
  return shares.sort((a, b) => b.share - a.share)[0] ?? null;
};
