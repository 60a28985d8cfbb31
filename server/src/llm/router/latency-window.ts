/** Answers that are remembered of one provider. */
const REMEMBERED = 100;

/** Below that nothing is said: nineteen of twenty needs twenty. */
const NEEDED = 20;

/** How long a provider's last answers took. Failures are not in it. */
export class LatencyWindow {
  readonly #answersMs: number[] = [];

  record(latencyMs: number): void {
    this.#answersMs.push(latencyMs);
    if (this.#answersMs.length > REMEMBERED) this.#answersMs.shift();
  }

  /** What nineteen of twenty answers do not exceed, ms; null: too few answers yet. */
  p95(): number | null {
    const count = this.#answersMs.length;
    if (count < NEEDED) return null;
    const sorted = [...this.#answersMs].sort((one, other) => one - other);
    return sorted[Math.ceil(count * 0.95) - 1] ?? null;
  }
}
