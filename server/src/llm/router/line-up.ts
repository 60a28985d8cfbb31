import type { LlmFailure } from '../contract';
import type { Breakers } from './breakers';
import { breakerKeyOf, type RoutedProvider } from './routed-provider';

/** A provider that asked to wait, or that was left for a running one: it has one call left. */
export interface Deferred {
  candidate: RoutedProvider;
  at: number;
  failure: LlmFailure;
}

/** Who may be asked next. Once a provider refused the content, one more is, and no other. */
export class LineUp {
  readonly #waiting: RoutedProvider[];
  readonly #deferred: Deferred[] = [];
  #isBlocked = false;
  #secondOpinion: RoutedProvider | null = null;

  constructor(
    inOrder: readonly RoutedProvider[],
    private readonly breakers: Breakers
  ) {
    this.#waiting = [...inOrder];
  }

  /** Those that were never asked. */
  get unasked(): readonly RoutedProvider[] {
    return this.#waiting;
  }

  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  hasNext(): boolean {
    return this.#waiting.some((candidate) => this.#canAsk(candidate));
  }

  /** Takes the first healthy one out of the line. */
  next(): RoutedProvider | null {
    const index = this.#waiting.findIndex((candidate) => this.#canAsk(candidate));
    const [candidate] = index < 0 ? [] : this.#waiting.splice(index, 1);
    return candidate ? this.#chosen(candidate) : null;
  }

  defer(deferred: Deferred): void {
    this.#deferred.push(deferred);
  }

  /** Takes out the one that can be asked again first. */
  nextDeferred(): Deferred | null {
    const [first] = this.#deferred
      .filter(({ candidate }) => this.#mayAsk(candidate))
      .sort((one, other) => one.at - other.at);
    if (!first) return null;
    this.#deferred.splice(this.#deferred.indexOf(first), 1);
    this.#chosen(first.candidate);
    return first;
  }

  /** A provider refused the content; whoever is at work on it right now is the second opinion. */
  block(running: RoutedProvider | null): void {
    if (this.#isBlocked) return;
    this.#isBlocked = true;
    this.#secondOpinion = running;
  }

  /** It was chosen but not called: somebody else may be. */
  wasNotCalled(candidate: RoutedProvider): void {
    if (this.#secondOpinion === candidate) this.#secondOpinion = null;
  }

  #chosen(candidate: RoutedProvider): RoutedProvider {
    if (this.#isBlocked) this.#secondOpinion = candidate;
    return candidate;
  }

  #canAsk(candidate: RoutedProvider): boolean {
    return this.#mayAsk(candidate) && this.breakers.admits(breakerKeyOf(candidate));
  }

  #mayAsk(candidate: RoutedProvider): boolean {
    if (!this.#isBlocked) return true;
    return this.#secondOpinion === null || this.#secondOpinion === candidate;
  }
}
