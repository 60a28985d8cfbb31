import type { Core } from '@strapi/types';

import type { PlatformDescriptor } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { groundsOf } from './grounds';
import type { LedgerStore } from './ledger-store';
import { limitFactsOf } from './limit-facts';
import type { Limit } from './limit';
import { connectionSubject, limitsOf, removalLimitsOf, siteSubject } from './limits-of';
import { measure, type Standing } from './standing';
import { plainPost } from './takes-of';

/** Whose standings: an account's with its app's, or a site's own budgets. */
export type StandingScope = { connection: Connection } | { siteId: number };

/** What people see of the ledger; reads only, and locks nothing. */
export class QuotaViews {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly store: LedgerStore
  ) {}

  async standingsOf(scope: StandingScope): Promise<Standing[]> {
    return 'connection' in scope ? this.#ofAccount(scope.connection) : this.#ofSite(scope.siteId);
  }

  async #ofAccount(connection: Connection): Promise<Standing[]> {
    const facts = await limitFactsOf(this.strapi, connection);
    const limits = [
      ...limitsOf({ ...facts, site: facts.site && { ...facts.site, budgets: NONE } }, PLAIN),
      ...removalLimitsOf(facts, 1).filter(({ counts }) => counts === 'removal'),
    ];
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
    const groundOf = await groundsOf(this.store, limits, now);
    return limits.map((limit) => ({
      ...measure(limit, groundOf(limit), now),
      ...ownerOf(limit),
    }));
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
const PLAIN = plainPost({ source: 'rule' });

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
