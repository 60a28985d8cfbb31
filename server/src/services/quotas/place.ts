import type { RateLimitStatus } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import type { Settlement } from './ledger';
import { limitKey, type Limit } from './limit';
import { usedOf, type Tally } from './takes-of';

/** What the ledger does for a place. */
export interface PlaceKeeper {
  settle(settlement: Settlement): Promise<void>;
  /** @param at when it was said, epoch ms */
  report(connection: Connection, statuses: readonly RateLimitStatus[], at: number): Promise<void>;
  now(): number;
}

/** The place that one attempt holds in all limits of its delivery. */
export class Place {
  /** When the platform had said its last word to the attempt, epoch ms. */
  #answeredAt: number | null = null;
  #isSettled = false;
  #heard: readonly RateLimitStatus[] = [];

  constructor(
    private readonly of: {
      keeper: PlaceKeeper;
      connection: Connection;
      deliveryId: number;
      limits: readonly Limit[];
      partsLeft: number;
    }
  ) {}

  /** The platform was called and has answered, or never will. @param statuses what it said of its limits */
  answered(statuses: readonly RateLimitStatus[]): void {
    this.#answeredAt = this.of.keeper.now();
    this.#heard = statuses;
  }

  /** Whoever took the delivery over, or the sweep, looks after it. */
  leave(): void {
    this.#isSettled = true;
  }

  /**
   * What was sent counts, the rest is given back; only the first time.
   *
   * @param backAt when the delivery comes back by itself, epoch ms; null: it does not
   */
  async settle(
    { begun, landed }: Pick<Tally, 'begun' | 'landed'>,
    backAt: number | null
  ): Promise<void> {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const { keeper, connection, deliveryId, limits, partsLeft } = this.of;
    const answeredAt = this.#answeredAt ?? keeper.now();
    const tally = { begun, landed, partsLeft, wasTried: this.#answeredAt !== null };
    const used = limits.map((limit) => [limitKey(limit), usedOf(limit, tally)] as const);
    const isAll = limits.every(({ takes }, index) => used[index]?.[1] === takes);
    if (limits.length > 0) {
      await keeper.settle({ deliveryId, answeredAt, used: new Map(used), isAll, backAt });
    }
    if (this.#heard.length > 0) await keeper.report(connection, this.#heard, answeredAt);
  }
}
