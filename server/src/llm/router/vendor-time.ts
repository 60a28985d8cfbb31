import type { Clock } from '../../platforms/contract';

/** Time in which at least one vendor was at work; calls side by side count once. */
export class VendorTime {
  #running = 0;
  #since = 0;
  #totalMs = 0;

  constructor(private readonly clock: Clock) {}

  get totalMs(): number {
    return this.#totalMs + (this.#running > 0 ? this.clock.now() - this.#since : 0);
  }

  begin(): void {
    if (this.#running === 0) this.#since = this.clock.now();
    this.#running += 1;
  }

  end(): void {
    this.#running -= 1;
    if (this.#running === 0) this.#totalMs += this.clock.now() - this.#since;
  }
}
