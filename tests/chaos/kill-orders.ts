import { DELIVERY_STEPS } from '../../server/src/services/deliveries/delivery-steps';
import type { KillOrder } from './schedule';

/** The kills still to come, handed out one per process, and those that happened. */
export class KillOrders {
  readonly #left: KillOrder[];
  readonly #struck: KillOrder[] = [];

  constructor(orders: readonly KillOrder[]) {
    this.#left = [...orders];
  }

  take(): KillOrder | null {
    return this.#left.shift() ?? null;
  }

  /** The process ended for another reason: the order is the next one again. */
  giveBack(order: KillOrder): void {
    this.#left.unshift(order);
  }

  struck(order: KillOrder): void {
    this.#struck.push(order);
  }

  get count(): number {
    return this.#struck.length;
  }

  /** Kills by step, in the order of a delivery's life; 0: the step was never reached. */
  byStep(): { step: string; kills: number }[] {
    return DELIVERY_STEPS.map((step) => ({
      step,
      kills: this.#struck.filter((order) => order.step === step).length,
    }));
  }
}
