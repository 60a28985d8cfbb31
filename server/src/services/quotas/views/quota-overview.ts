import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { DeliveryForecast, Forecast, QuotaView } from '../../../../../contracts/quotas';
import type { Connection } from '../../connections/connection';
import { systemClock } from '../../environment';
import { getService } from '../../get-service';
import type { Site } from '../../sites/site';
import type { SiteScope } from '../../sites/site-scope';
import type { Target } from '../../targets/targets';
import { limitKey, UNITS_PER_USD } from '../limit';
import type { Standing } from '../quotas';
import { plainPost } from '../takes-of';
import { deliveryForecasts } from './delivery-forecasts';
import { lookAhead, type Thought } from './look-ahead';
import { quotaView } from './quota-view';

export interface ForecastWish {
  site: Site;
  targetIds: readonly number[];
  /** So many for each target. */
  posts: number;
  /** Parts of each. */
  parts: number;
  /** Epoch ms; null: from now on. */
  from: number | null;
  /** Epoch ms; null: as soon as possible. */
  until: number | null;
}

/** The limits of accounts, apps and sites as people read them. */
export class QuotaOverview {
  constructor(private readonly strapi: Core.Strapi) {}

  /** All limits of the accounts in the scope, and of its sites; an app's only once. */
  async list(scope: SiteScope): Promise<QuotaView[]> {
    const views = new Map<string, QuotaView>();
    for (const connection of await getService(this.strapi, 'connections').list(scope)) {
      this.#add(views, await this.#quotas.standingsOf({ connection }), connection);
    }
    for (const { id: siteId } of await this.#sitesIn(scope)) {
      this.#add(views, await this.#quotas.standingsOf({ siteId }), null);
    }
    return [...views.values()];
  }

  #add(
    views: Map<string, QuotaView>,
    standings: readonly Standing[],
    connection: Connection | null
  ): void {
    // Not earlier: a place is free "now" as of the moment when it was looked for.
    const now = systemClock.now();
    for (const standing of standings) {
      views.set(limitKey(standing.limit), quotaView(standing, { connection, now }));
    }
  }

  /**
   * When so many posts would go out, for each target, in the order asked for.
   *
   * @throws 400 for a target that is gone or another site's, a time that is past
   */
  async forecast(wish: ForecastWish): Promise<Forecast[]> {
    const now = systemClock.now();
    const { posts, parts, until } = wish;
    if (until !== null && until <= now) {
      throw new errors.ValidationError('until: is past; choose a later time, or leave it out.');
    }
    const targets = await this.#targetsOf(wish);
    const from = Math.max(now, wish.from ?? now);
    const thoughts = targets.map(({ connection }): Thought => {
      const cost = Math.round(this.#usualPriceOf(connection, wish) * UNITS_PER_USD);
      return { connection, posts, from, post: plainPost({ parts, cost }) };
    });
    const foreseen = await lookAhead(this.strapi, thoughts, until);
    return foreseen.map(({ times, reason, remaining, level }, index) => ({
      targetId: targets[index]?.target.id ?? 0,
      times: times.map((at) => new Date(at).toISOString()),
      ...{ reason, remaining, level },
    }));
  }

  /** When deliveries that were just made go out, in their order. */
  ofDeliveries(ids: readonly number[]): Promise<DeliveryForecast[]> {
    return deliveryForecasts(this.strapi, ids);
  }

  /** Each once, with its account. */
  async #targetsOf({ site, targetIds }: ForecastWish) {
    const found: { target: Target; connection: Connection }[] = [];
    for (const id of new Set(targetIds)) {
      const target = await getService(this.strapi, 'targets').find(id);
      const connection =
        target && (await getService(this.strapi, 'connections').find(target.connectionId));
      if (target?.siteId !== site.id || !connection) {
        throw new errors.ValidationError(
          `targetIds: ${site.name} has no target ${id}. Load the list of targets anew.`
        );
      }
      found.push({ target, connection });
    }
    return found;
  }

  /** What is not written yet is priced like most posts: the link of the entry stands in it. */
  #usualPriceOf({ platform }: Connection, { site, parts }: ForecastWish): number {
    const descriptor = getService(this.strapi, 'adapters').descriptorOf(platform);
    const link = site.linkBaseUrl ?? '';
    const texts = Array.from({ length: parts }, (_, index) => (index === 0 ? link : ''));
    return (descriptor.pricesOf?.({ texts, card: null }) ?? []).reduce(
      (sum, { usd }) => sum + usd,
      0
    );
  }

  async #sitesIn(scope: SiteScope): Promise<Site[]> {
    const sites = await getService(this.strapi, 'sites').list();
    return scope === 'all' ? sites : sites.filter(({ id }) => scope.includes(id));
  }

  get #quotas() {
    return getService(this.strapi, 'quotas');
  }
}

export const createQuotaOverview = ({ strapi }: { strapi: Core.Strapi }): QuotaOverview =>
  new QuotaOverview(strapi);
