import type { Clock } from '../../platforms/contract';
import { LLM_PROVIDERS } from '../../llm/providers/registry';
import { likelyCost, worstCaseOf } from '../../llm/pricing';
import type { LlmAttempt, LlmGate, LlmPass } from '../../llm/router/attempt';
import type { AiCall } from './ai-call';
import { nearlyUsedUp, unknownPrice } from './budget-words';
import { endOf } from './call-cost';
import { nanosAtMost, nanosOf, usdOf } from './money';
import { monthOf } from './month';
import type { Purse, PurseOrder } from './purse';
import type { Reservation } from './reservations';
import type { Till } from './till';

type OpenCall = Parameters<LlmGate['open']>[0];

/** The purse of a site for one question. */
export class SitePurse implements Purse {
  readonly #costs: (number | null)[] = [];
  readonly #warnings = new Set<string>();
  #running = 0;

  constructor(
    private readonly order: PurseOrder,
    private readonly till: Till,
    private readonly clock: Clock
  ) {}

  async open(asked: OpenCall): Promise<LlmPass | null> {
    const { site } = this.order;
    const call = this.#callOf(asked);
    const isHard = hasHardBudget(this.order);
    if (isHard && call.price === null) {
      const { label } = LLM_PROVIDERS[call.provider];
      this.#warnings.add(unknownPrice(site, call.model, label));
      await this.till.refuse(call, 'PRICE_UNKNOWN');
      return null;
    }
    const opened = await this.till.open(site, call);
    if (!opened.ok) {
      this.#warnings.add(opened.reason);
      return null;
    }
    return this.#passFor(opened.reservation, isHard);
  }

  costUsd(): number | null {
    if (this.#running > 0 || this.#costs.includes(null)) return null;
    return usdOf(this.#costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0));
  }

  warnings(): string[] {
    return [...this.#warnings];
  }

  #passFor(reservation: Reservation, isHard: boolean): LlmPass {
    let isSettled = false;
    this.#running += 1;
    return {
      settle: async (attempt) => {
        if (isSettled) return;
        isSettled = true;
        this.#running -= 1;
        await this.#settle(reservation, attempt, isHard);
      },
    };
  }

  async #settle(reservation: Reservation, attempt: LlmAttempt, isHard: boolean): Promise<void> {
    // The router thought better of it.
    if (attempt.code === 'NOT_SENT') return this.till.cancel(reservation);
    const end = endOf(attempt, { ...reservation, isHard });
    this.#costs.push(end.cost);
    await this.till.settle(reservation, end);
    await this.#lookAtBudget(reservation);
  }

  async #lookAtBudget(reservation: Reservation): Promise<void> {
    const { site } = this.order;
    const { budget } = site.ai;
    if (!budget || budget.alertAt.length === 0) return;
    const account = await this.till.accounts.read(reservation);
    const nanos = nanosOf(budget.monthUsd);
    const percent = nanos === 0 ? 100 : Math.floor((account.spent / nanos) * 100);
    if (percent < Math.min(...budget.alertAt)) return;
    const isSoft = budget.mode === 'soft';
    this.#warnings.add(nearlyUsedUp({ site, account, budget: nanos }, { percent, isSoft }));
  }

  #callOf({ provider, model, maxOutputTokens }: OpenCall): AiCall {
    const { site, purpose, promptVersion, adaptationId, request, priceOf } = this.order;
    const price = priceOf(provider, model);
    const worst = worstCaseOf({ request, provider, price, maxOutputTokens }).usd ?? 0;
    const likely = likelyCost({ request, provider, price }).usd ?? 0;
    return {
      siteId: site.id,
      month: monthOf(this.clock.now(), site.timezone),
      ...{ provider, model, purpose, promptVersion, adaptationId, price },
      worst: nanosAtMost(worst),
      likely: Math.min(nanosAtMost(likely), nanosAtMost(worst)),
    };
  }
}

const hasHardBudget = ({ site }: PurseOrder): boolean =>
  site.ai.budget?.mode === 'hard' || site.budgets.money?.mode === 'hard';
