/** Units that count from a moment on, epoch ms. */
export interface Counted {
  at: number;
  units: number;
}

/** Uses in order of time, with running totals. */
export class UseLog {
  readonly #times: number[];
  /** `#totals[n]`: units of the first n. */
  readonly #totals: number[] = [0];

  constructor(uses: readonly Counted[]) {
    const sorted = [...uses].sort((a, b) => a.at - b.at);
    this.#times = sorted.map(({ at }) => at);
    let total = 0;
    for (const { units } of sorted) this.#totals.push((total += units));
  }

  add({ at, units }: Counted): void {
    const place = this.#countUntil(at);
    this.#times.splice(place, 0, at);
    this.#totals.splice(place, 0, this.#totals[place] ?? 0);
    for (let later = place + 1; later < this.#totals.length; later += 1) {
      this.#totals[later] = (this.#totals[later] ?? 0) + units;
    }
  }

  /** Units in (after, until]. */
  between(after: number, until: number): number {
    return this.#totalUntil(until) - this.#totalUntil(after);
  }

  /** From when on no window of this length that would hold the newcomer holds more than `room`. */
  rollingPlace(from: number, { ms, room }: { ms: number; room: number }): number {
    let at = from;
    for (;;) {
      at = this.#lastFull(at, { ms, room }) ?? at;
      if (this.between(at - ms, at) <= room) return at;
      at = this.#whenRoom(at, { ms, room });
    }
  }

  /** The last use within the next window at whose time the window is full; null: none. */
  #lastFull(at: number, { ms, room }: { ms: number; room: number }): number | null {
    const first = this.#countUntil(at);
    for (let place = this.#countUntil(at + ms - 1) - 1; place >= first; place -= 1) {
      const time = this.#times[place] ?? 0;
      if (this.between(time - ms, time) > room) return time;
    }
    return null;
  }

  /** When so much of a full window has run out that `room` is not exceeded. */
  #whenRoom(at: number, { ms, room }: { ms: number; room: number }): number {
    const total = this.#totalUntil(at);
    let place = this.#countUntil(at - ms);
    while (total - (this.#totals[place] ?? 0) > room) place += 1;
    return (this.#times[place - 1] ?? at) + ms;
  }

  #totalUntil(time: number): number {
    return this.#totals[this.#countUntil(time)] ?? 0;
  }

  /** How many are at or before a time. */
  #countUntil(time: number): number {
    let low = 0;
    let high = this.#times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#times[middle] ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
