import type { LlmAnswer } from '../contract';
import { wordRest } from './failure-words';
import { Inbox } from './inbox';
import { runLane, type LaneEnd } from './lane';
import { LineUp, type Deferred } from './line-up';
import { MIN_CALL_MS, type Others } from './next-step';
import { breakerKeyOf, type RoutedProvider } from './routed-provider';
import {
  kindOf,
  RouterFailure,
  type RouterFailureKind,
  type RouterTrouble,
} from './router-failure';
import type { RunContext } from './run-context';

type RunEvent =
  | { is: 'ended'; candidate: RoutedProvider; end: LaneEnd }
  | { is: 'slow'; candidate: RoutedProvider }
  | { is: 'broken'; error: unknown }
  | { is: 'aborted' };

/** Providers that are asked side by side, at most. */
const MAX_LANES = 2;

/** One request on its way through the providers, until one answers or none is left. */
export class Run {
  readonly #events = new Inbox<RunEvent>();
  readonly #lanes = new Map<RoutedProvider, Promise<void>>();
  readonly #troubles = new Map<RoutedProvider, RouterTrouble>();
  readonly #lineUp: LineUp;

  constructor(
    private readonly context: RunContext,
    private readonly inOrder: readonly RoutedProvider[]
  ) {
    this.#lineUp = new LineUp(
      inOrder.filter((one) => this.#canRead(one)),
      context.breakers
    );
  }

  /** Nobody waits for it any more. */
  abort(): void {
    this.#events.put({ is: 'aborted' });
  }

  /** When everything that was begun has ended, see {@link RunContext.over}. */
  async ended(): Promise<void> {
    await Promise.all(this.#lanes.values());
  }

  /** @throws {RouterFailure} nobody answered; and what the gate throws. */
  async winner(): Promise<{ candidate: RoutedProvider; answer: LlmAnswer }> {
    this.#startNext();
    while (this.#lanes.size > 0 || this.#startDeferred()) {
      const event = await this.#events.take();
      if (event.is === 'broken') throw event.error;
      if (event.is === 'aborted') throw this.#failure('aborted');
      if (event.is === 'slow') {
        if (this.#lanes.has(event.candidate)) this.#startNext();
        continue;
      }
      const { candidate, end } = event;
      this.#lanes.delete(candidate);
      if (end.is === 'answered') return { candidate, answer: end.answer };
      this.#note(candidate, end);
      this.#startNext();
    }
    throw this.#failure(null);
  }

  #startNext(): void {
    if (this.#lanes.size >= MAX_LANES || !this.#hasTime(0)) return;
    const candidate = this.#lineUp.next();
    if (candidate) this.#start(candidate, null);
  }

  /** Nobody else is left: whoever has a call left is asked once more. */
  #startDeferred(): boolean {
    for (let next = this.#lineUp.nextDeferred(); next; next = this.#lineUp.nextDeferred()) {
      if (!this.#hasTime(Math.max(0, next.at - this.context.clock.now()))) continue;
      this.#start(next.candidate, next);
      return true;
    }
    return false;
  }

  #start(candidate: RoutedProvider, again: Deferred | null): void {
    const lane = runLane(this.context, {
      candidate,
      again,
      others: () => this.#others(),
      onSlow: () => this.#events.put({ is: 'slow', candidate }),
    });
    const told = lane.then(
      (end) => this.#events.put({ is: 'ended', candidate, end }),
      (error: unknown) => this.#events.put({ is: 'broken', error })
    );
    this.#lanes.set(candidate, told);
  }

  #others(): Others {
    if (this.#lanes.size > 1) return 'running';
    return this.#lineUp.hasNext() ? 'waiting' : 'none';
  }

  #note(candidate: RoutedProvider, end: Exclude<LaneEnd, { is: 'answered' }>): void {
    if (end.is === 'failed') {
      const { failure, againAt } = end;
      this.#trouble(candidate, failure.kind, failure.message);
      const [running] = this.#lanes.keys();
      if (failure.kind === 'blocked') this.#lineUp.block(running ?? null);
      if (againAt !== null) this.#lineUp.defer({ candidate, at: againAt, failure });
      return;
    }
    this.#lineUp.wasNotCalled(candidate);
    if (end.is === 'refused') {
      this.#trouble(candidate, 'over_budget', 'Asking it would go over the AI budget of the site.');
    }
    if (end.is === 'resting') this.#noteRest(candidate);
    if (end.is === 'too_late') this.#noteTooLate(candidate);
  }

  #noteRest(candidate: RoutedProvider): void {
    const rest = this.context.breakers.restOf(breakerKeyOf(candidate));
    const now = this.context.clock.now();
    const message = rest ? wordRest(rest, now) : 'It was being tried again after failures.';
    this.#trouble(candidate, 'resting', message);
  }

  #noteTooLate(candidate: RoutedProvider): void {
    this.#trouble(candidate, 'unavailable', 'No time was left to ask it.');
  }

  #trouble(candidate: RoutedProvider, kind: RouterFailureKind, message: string): void {
    const { id, label, model } = candidate.provider;
    this.#troubles.set(candidate, { provider: id, label, model, kind, message });
  }

  #failure(kind: RouterFailureKind | null): RouterFailure {
    for (const candidate of this.inOrder) {
      if (!this.#canRead(candidate)) this.#trouble(candidate, 'unable', 'It sees no pictures.');
    }
    for (const candidate of this.#lineUp.unasked) {
      if (!this.context.breakers.admits(breakerKeyOf(candidate))) this.#noteRest(candidate);
      else if (!this.#lineUp.isBlocked) this.#noteTooLate(candidate);
    }
    const troubles = this.inOrder.flatMap((one) => this.#troubles.get(one) ?? []);
    const { attempts, vendorTime } = this.context;
    const vendorMs = vendorTime.totalMs;
    return new RouterFailure(kind ?? kindOf(troubles), { attempts, troubles, vendorMs });
  }

  #canRead({ seesImages = true }: RoutedProvider): boolean {
    return seesImages || this.context.request.images.length === 0;
  }

  #hasTime(waitMs: number): boolean {
    const { deadline, clock } = this.context;
    return deadline - clock.now() - waitMs >= MIN_CALL_MS;
  }
}
