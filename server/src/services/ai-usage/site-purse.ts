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
import type { Ended, Till } from './till';

type OpenCall = Parameters<LlmGate['open']>[0];

/** The purse of a site for one question. */
export class SitePurse implements Purse {
  readonly #costs: (number | null)[] = [];
  readonly #warnings = new Set<string>();
  /** Ended, and not written down yet. */
  #due: Ended[] = [];
  #running = 0;
  #writesAtOnce: boolean;

  constructor(
    private readonly order: PurseOrder,
    private readonly till: Till,
    private readonly clock: Clock
  ) {
    this.#writesAtOnce = order.settles !== 'together';
  }

  async open(asked: OpenCall): Promise<LlmPass | null> {
    const { site } = this.order;
    // What earlier calls gave back may be all that is missing.
    await this.#write();
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
        await this.#end(reservation, attempt, isHard);
      },
    };
  }

  async settle(along: () => Promise<void> = nothing): Promise<void> {
    this.#writesAtOnce = true;
    let isAlong = false;
    try {
      await this.#write(async () => {
        isAlong = true;
        await along();
      });
    } catch (error) {
      if (isAlong) throw error;
      // The call is paid for, and what came of it is worth more than the note of it.
      this.till.tellUnsettled(this.order.site, error);
      await along();
    }
  }

  async #end(reservation: Reservation, attempt: LlmAttempt, isHard: boolean): Promise<void> {
    // The router thought better of it.
    const isUnsent = attempt.code === 'NOT_SENT';
    const end = isUnsent ? null : endOf(attempt, { ...reservation, isHard });
    if (end) this.#costs.push(end.cost);
    this.#due.push({ reservation, end });
    if (this.#writesAtOnce) await this.#write();
  }

  async #write(along: () => Promise<void> = nothing): Promise<void> {
    const due = this.#due;
    this.#due = [];
    if (due.length === 0) return along();
    const adaptationId = await this.order.adaptationId?.().catch(() => null);
    const ended = due.map(({ reservation, end }) => ({
      ...{ reservation: { ...reservation, adaptationId: adaptationId ?? null }, end },
    }));
    try {
      await this.till.settle(ended, async () => {
        const last = ended.findLast(({ end }) => end !== null);
        if (last) await this.#lookAtBudget(last.reservation);
        await along();
      });
    } catch (error) {
      // Nothing of it was written.
      this.#due.unshift(...due);
      throw error;
    }
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
    const { site, purpose, promptVersion, request, priceOf } = this.order;
    const price = priceOf(provider, model);
    const worst = worstCaseOf({ request, provider, price, maxOutputTokens }).usd ?? 0;
    const likely = likelyCost({ request, provider, price }).usd ?? 0;
    return {
      siteId: site.id,
      month: monthOf(this.clock.now(), site.timezone),
      ...{ provider, model, purpose, promptVersion, price },
      // Known when it ends.
      adaptationId: null,
      worst: nanosAtMost(worst),
      likely: Math.min(nanosAtMost(likely), nanosAtMost(worst)),
    };
  }
}

const nothing = (): Promise<void> => Promise.resolve();

const hasHardBudget = ({ site }: PurseOrder): boolean =>
  site.ai.budget?.mode === 'hard' || site.budgets.money?.mode === 'hard';
