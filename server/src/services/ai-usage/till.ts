import type { Core } from '@strapi/types';

import type { Clock } from '../../platforms/contract';
import { inTransaction } from '../database/transaction';
import type { Site } from '../sites/site';
import { notMade, type AiCall, type AiCallEnd } from './ai-call';
import { overAiBudget, overSiteBudget } from './budget-words';
import { nanosOf } from './money';
import { MonthAccounts, type MonthAccount } from './month-accounts';
import { Reservations, type Reservation } from './reservations';
import { SiteMoney } from './site-money';
import { UsageLog } from './usage-log';

/** Money for a call, or why there is none, in words. */
export type Opened = { ok: true; reservation: Reservation } | { ok: false; reason: string };

/** A call that ended; without an end it was never sent: nothing is spent, nothing is written down. */
export interface Ended {
  reservation: Reservation;
  end: AiCallEnd | null;
}

/** A router gives up long before: whoever reserved this is dead, ms. */
const LOST_AFTER_MS = 10 * 60_000;

/**
 * Where every call is paid: as much as it may cost at most is held before it is made, and what it
 * did cost is written down when it has ended. What a process leaves behind is settled by others.
 */
export class Till {
  readonly accounts: MonthAccounts;
  readonly log: UsageLog;
  readonly #reservations: Reservations;
  readonly #siteMoney: SiteMoney;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly clock: Clock
  ) {
    this.accounts = new MonthAccounts(strapi);
    this.log = new UsageLog(strapi, clock);
    this.#reservations = new Reservations(strapi);
    this.#siteMoney = new SiteMoney(strapi);
  }

  /** Holds the worst case of a call in all budgets of the site. A refusal is in the log as well. */
  async open(site: Site, call: AiCall): Promise<Opened> {
    await this.accounts.open(call);
    const first = await this.#hold(site, call);
    if (first.ok) return first;
    // What dead processes hold may be all that is missing; or somebody removed the month's row.
    const hasChanged = (await this.settleLost()) > 0 || (await this.accounts.makeIfMissing(call));
    const opened = hasChanged ? await this.#hold(site, call) : first;
    if (!opened.ok) await this.refuse(call, 'AI_BUDGET');
    return opened;
  }

  /** Writes down that a call was not made for want of money, or of a price. */
  async refuse(call: AiCall, code: 'AI_BUDGET' | 'PRICE_UNKNOWN'): Promise<void> {
    await this.log.add([{ call, end: notMade('over_budget', code) }]);
  }

  /**
   * Calls have ended. Nothing happens the second time, nor after others took one for lost.
   *
   * @param along what belongs to them, in the same transaction
   */
  async settle(ended: readonly Ended[], along?: () => Promise<void>): Promise<void> {
    for (const { reservation, end } of ended) {
      await this.#settleLedger(reservation, end?.counted ?? 0);
    }
    await this.log.makeReady();
    await inTransaction(this.strapi, async () => {
      for (const one of ended) await this.#write(one);
      await along?.();
    });
  }

  /** For people who look after the server: nothing else is lost by it but the exact cost. */
  tellUnsettled({ name }: Pick<Site, 'name'>, error: unknown): void {
    this.strapi.log.error(
      `Social distribution: AI calls of ${name} could not be written down yet, and count as what such calls cost as a rule: ${String(error)}`
    );
  }

  async #write({ reservation, end }: Ended): Promise<void> {
    if (!(await this.#reservations.remove(reservation))) return;
    const spent = end?.counted ?? 0;
    await this.accounts.settle(reservation, { held: reservation.worst, spent });
    if (end) await this.log.add([{ call: reservation, end }]);
  }

  /**
   * Calls of processes that died: the vendor may have billed them, so they count as what such a call
   * costs as a rule.
   *
   * @returns how many there were
   */
  async settleLost(): Promise<number> {
    const now = this.clock.now();
    const lost = await this.#reservations.olderThan(now - LOST_AFTER_MS);
    for (const reservation of lost) {
      await this.settle([{ reservation, end: lostEnd(reservation) }]);
    }
    return lost.length;
  }

  async #hold(site: Site, call: AiCall): Promise<Opened> {
    const { worst } = call;
    const isInLedger = this.#siteMoney.concerns(site, worst);
    const reservation = await inTransaction(this.strapi, async () => {
      const isHeld = await this.accounts.hold(call, { nanos: worst, most: mostOf(site) });
      return isHeld ? this.#reservations.add({ ...call, isInLedger }, this.clock.now()) : null;
    });
    if (!reservation) return { ok: false, reason: await this.#overAiBudget(site, call) };
    const held = { reservationId: reservation.id, nanos: worst };
    if (!isInLedger || (await this.#siteMoney.take(site, held))) return { ok: true, reservation };
    await this.settle([{ reservation, end: null }]);
    const monthUsd = site.budgets.money?.monthUsd ?? 0;
    const now = this.clock.now();
    return { ok: false, reason: overSiteBudget(site, { monthUsd, worst, now }) };
  }

  /** Before the reservation goes: nothing is ever open in the ledger without one. */
  async #settleLedger({ id, siteId, isInLedger }: Reservation, nanos: number): Promise<void> {
    if (isInLedger) await this.#siteMoney.settle(siteId, { reservationId: id, nanos });
  }

  async #overAiBudget(site: Site, call: AiCall): Promise<string> {
    const account: MonthAccount = await this.accounts.read(call);
    const budget = mostOf(site) ?? 0;
    if (isUsedUp(account, { budget, worst: call.worst })) {
      await this.accounts.noteRefusal(call, budget);
    }
    return overAiBudget({ site, account, budget, now: this.clock.now() }, call.worst);
  }
}

const lostEnd = ({ likely, worst, price }: Reservation): AiCallEnd => ({
  ...{ outcome: 'lost', code: 'PROCESS_DIED', usage: null, latencyMs: null, requestId: null },
  cost: price !== null && worst === 0 ? 0 : null,
  counted: likely,
});

/** What a hard AI budget allows in a month, nanos; null: there is none. */
const mostOf = ({ ai: { budget } }: Site): number | null =>
  budget?.mode === 'hard' ? nanosOf(budget.monthUsd) : null;

/** From here on what is left is too little to speak of. */
const NEARLY_ALL = 0.8;

/** Whether it is the money that is spent, and not what is only held, that leaves no room. */
const isUsedUp = (
  { spent }: MonthAccount,
  { budget, worst }: { budget: number; worst: number }
): boolean => spent + worst > budget && spent >= budget * NEARLY_ALL;
