import type { Core } from '@strapi/types';

import type { AttentionList, OverviewView, PricesView } from '../../../../contracts/overview';
import { DELIVERY_STATES } from '../../../../contracts/deliveries';
import type { ReadableItems } from '../calendar/calendar';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { comingDays } from './coming';
import { needsAttention } from './needs-attention';
import { daysOf, numbersOf } from './numbers';
import { countOutcomes } from './outcomes';
import { overviewDays, type OverviewDays } from './overview-days';
import { countedDeliveries, type OverviewScope } from './overview-scope';
import { pricesOf } from './prices';

/** How a site does, at a glance. */
export class Overview {
  constructor(private readonly strapi: Core.Strapi) {}

  async read(scope: OverviewScope, readable: ReadableItems): Promise<OverviewView> {
    const { site } = scope;
    const days = daysOfSite(site);
    const outcomes = await countOutcomes(this.strapi, scope, days);
    return {
      ...{ siteId: site.id, timezone: site.timezone, ...rangeOf(days) },
      numbers: { ...numbersOf(outcomes), ...(await this.#waiting(scope)) },
      days: daysOf(days.days, outcomes),
      attention: await needsAttention(this.strapi, scope, days),
      ahead: await this.#ahead(scope, days, readable),
      isFirstUse: await this.#isFirstUse(scope),
    };
  }

  /** Alone, for what is looked at often. */
  async attention(scope: OverviewScope): Promise<AttentionList> {
    const days = daysOfSite(scope.site);
    const items = await needsAttention(this.strapi, scope, days);
    return { siteId: scope.site.id, ...rangeOf(days), items };
  }

  prices(site: Site): Promise<PricesView> {
    return pricesOf(this.strapi, site);
  }

  async #waiting(scope: OverviewScope): Promise<{ waiting: number; held: number }> {
    const rows: { state: string; rows: number | string }[] = await countedDeliveries(
      this.strapi,
      scope,
      ['queued', 'held']
    )
      .select('state')
      .count({ rows: '*' })
      .groupBy('state');
    const countOf = (state: string) => Number(rows.find((row) => row.state === state)?.rows ?? 0);
    return { waiting: countOf('queued') + countOf('held'), held: countOf('held') };
  }

  async #ahead({ site }: OverviewScope, days: OverviewDays, readable: ReadableItems) {
    const range = { from: days.today, to: days.aheadTo };
    const { items } = await getService(this.strapi, 'calendar').read({ site, ...range }, readable);
    return comingDays(items, days.today);
  }

  async #isFirstUse(scope: OverviewScope): Promise<boolean> {
    const states = DELIVERY_STATES;
    const some = await countedDeliveries(this.strapi, scope, states).first<
      { id: number } | undefined
    >('id');
    return some === undefined;
  }
}

const daysOfSite = ({ timezone }: Site): OverviewDays => overviewDays(systemClock.now(), timezone);

const rangeOf = ({ days, today }: OverviewDays) => ({ from: days[0]?.day ?? today, to: today });

export const createOverview = ({ strapi }: { strapi: Core.Strapi }): Overview =>
  new Overview(strapi);
