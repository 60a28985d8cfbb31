import type { Core } from '@strapi/types';

import type { AiUsageQuery, AiUsageResponse } from '../../../../contracts/ai-usage';
import type { LlmProviderId } from '../../llm/contract';
import type { Clock } from '../../platforms/contract';
import { inTransaction } from '../database/transaction';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { UNITS_PER_USD } from '../quotas/limit';
import type { Site } from '../sites/site';
import { tellOfBudget } from '../webhooks/told';
import { notMade } from './ai-call';
import { AnswerCache } from './answer-cache';
import { dueAlerts, type BudgetAlert } from './budget-alerts';
import { moneyStateOf, type AiMoneyState } from './budget-state';
import { overAiBudget, overSiteBudget } from './budget-words';
import { nanosAtMost, nanosOf } from './money';
import { monthOf } from './month';
import type { MonthAccount } from './month-accounts';
import type { Purse, PurseOrder } from './purse';
import { SitePurse } from './site-purse';
import { Till } from './till';
import { usageView } from './usage-view';

export type { AiMoneyState } from './budget-state';
export type { BudgetAlert } from './budget-alerts';
export type { Purse, PurseOrder } from './purse';

/** A call that was spared, as the same was asked before. */
export interface CachedCall {
  site: Site;
  promptVersion: string | null;
  adaptationId: number | null;
  provider: LlmProviderId;
  model: string;
}

const DAY_MS = 24 * 60 * 60_000;

/** What AI costs: who pays, from which budget, and what was paid for. */
export class AiUsage {
  /** Answers that can be had for nothing. */
  readonly cache: AnswerCache;
  readonly #till: Till;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly clock: Clock
  ) {
    this.cache = new AnswerCache(strapi, clock);
    this.#till = new Till(strapi, clock);
  }

  /** Who pays the calls of one question. */
  purseOf(order: PurseOrder): Purse {
    return new SitePurse(order, this.#till, this.clock);
  }

  /**
   * How the budget of a site stands in the running month.
   *
   * @param callUsd what a call would cost at most, US dollars: whether that still fits
   */
  async stateOf(site: Site, callUsd = 0): Promise<AiMoneyState> {
    const account = await this.#till.accounts.read(this.#monthOf(site));
    const worst = nanosAtMost(callUsd);
    return {
      ...moneyStateOf(account, site.ai.budget),
      refusal: this.#refusalOf(site, account, worst) ?? (await this.#siteRefusal(site, worst)),
    };
  }

  /** A call that was not needed is in the log as well: it cost nothing. */
  async recordCached({ site, ...spared }: CachedCall): Promise<void> {
    const call = { ...this.#monthOf(site), ...spared, purpose: 'adaptation' as const, price: null };
    await this.#till.log.makeReady();
    await this.#till.log.add([{ call, end: notMade('cached', null) }]);
  }

  /** What a site's calls of a month were, and what they cost. */
  async usageOf(site: Site, query: AiUsageQuery): Promise<AiUsageResponse> {
    const { siteId, month } = {
      ...this.#monthOf(site),
      ...(query.month && { month: query.month }),
    };
    const { provider, outcome } = query;
    const where = {
      ...{ siteId, month },
      ...(provider ? { provider } : {}),
      ...(outcome ? { outcome } : {}),
    };
    const paging = { page: Number(query.page ?? 1), pageSize: Number(query.pageSize ?? 20) };
    const account = await this.#till.accounts.read({ siteId, month });
    return usageView({
      ...{ site, month, query: paging },
      sums: await this.#till.log.sums({ siteId, month }),
      state: { ...moneyStateOf(account, site.ai.budget), refusal: null },
      found: await this.#till.log.page(where, paging),
    });
  }

  /** What the calls between two instants count for, US dollars; epoch ms. */
  usdBetween(span: { siteId: number; from: number; to: number }): Promise<number> {
    return this.#till.log.usdBetween(span);
  }

  /** Budgets that have just reached a share that people want to hear of: each once, whoever asks. */
  async claimAlerts(): Promise<BudgetAlert[]> {
    const sites = await getService(this.strapi, 'sites').list();
    const watched = sites.filter(({ ai }) => (ai.budget?.alertAt.length ?? 0) > 0);
    const claimed: BudgetAlert[] = [];
    for (const site of watched) {
      const account = await this.#till.accounts.read(this.#monthOf(site));
      for (const alert of dueAlerts(site, account)) {
        if (await this.#claimTold(account, alert)) claimed.push(alert);
      }
    }
    return claimed;
  }

  /** Webhooks are told at once with it. */
  #claimTold(account: MonthAccount, alert: BudgetAlert): Promise<boolean> {
    return inTransaction(this.strapi, async () => {
      const isOurs = await this.#till.accounts.claimTold(account, alert);
      if (isOurs) await tellOfBudget(this.strapi, alert);
      return isOurs;
    });
  }

  /** At boot, when the tables are there. */
  prepare(): Promise<void> {
    return this.#till.log.partitions.prepare();
  }

  /** Settles what dead processes left behind. Cheap when there is nothing. */
  async sweep(): Promise<void> {
    await this.#till.settleLost();
  }

  /** Removes what is older than it is kept, and makes room for the months to come. */
  async tidy(): Promise<void> {
    const { settings } = getService(this.strapi, 'retention');
    const { aiAnswers, aiUsage } = await settings.all();
    await this.cache.removeBefore(this.clock.now() - aiAnswers * DAY_MS);
    if (aiUsage > 0) {
      const month = monthOf(this.clock.now() - aiUsage * DAY_MS, 'UTC');
      await this.removeMonthsBefore(month);
      await this.#till.log.removeBefore(Date.parse(`${month}-01T00:00:00Z`));
    }
    await this.#till.log.partitions.makeAhead();
  }

  /** Whole partitions, and what was spent in them. @param month the first that is kept */
  async removeMonthsBefore(month: string): Promise<void> {
    await this.#till.log.partitions.removeBefore(month);
    await this.#till.accounts.removeBefore(month);
  }

  #refusalOf(site: Site, account: { month: string; spent: number; held: number }, worst: number) {
    const { budget: hard } = site.ai;
    if (hard?.mode !== 'hard') return null;
    const budget = nanosOf(hard.monthUsd);
    const isOver = account.held + worst > budget || account.held >= budget;
    return isOver ? overAiBudget({ site, account, budget, now: this.clock.now() }, worst) : null;
  }

  async #siteRefusal(site: Site, worst: number): Promise<string | null> {
    const { money } = site.budgets;
    if (money?.mode !== 'hard') return null;
    const standings = await getService(this.strapi, 'quotas').standingsOf({ siteId: site.id });
    const standing = standings.find(({ limit }) => limit.id === 'money');
    const left = standing ? nanosOf(standing.remaining / UNITS_PER_USD) : 0;
    if (left > 0 && worst <= left) return null;
    return overSiteBudget(site, { monthUsd: money.monthUsd, worst, now: this.clock.now() });
  }

  #monthOf(site: Site): { siteId: number; month: string } {
    return { siteId: site.id, month: monthOf(this.clock.now(), site.timezone) };
  }
}

export const createAiUsage = ({ strapi }: { strapi: Core.Strapi }): AiUsage =>
  new AiUsage(strapi, systemClock);
