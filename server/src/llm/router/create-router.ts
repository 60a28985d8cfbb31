import type { Clock, RandomSource } from '../../platforms/contract';
import type { LlmAnswer, LlmProviderId, LlmRequest } from '../contract';
import type { LlmAttempt, LlmGate } from './attempt';
import type { Breakers } from './breakers';
import { inOrder, type RoutingOrder } from './order';
import type { RoutedProvider } from './routed-provider';
import { Run } from './run';
import type { OverReason, RunContext } from './run-context';
import { VendorTime } from './vendor-time';

/** For everything together, all providers and pauses, ms. */
export const DEFAULT_TIME_BUDGET_MS = 90_000;

/** For one call, ms: pictures and reasoning take longer. */
export const DEFAULT_TEXT_TIMEOUT_MS = 25_000;
export const DEFAULT_IMAGES_TIMEOUT_MS = 50_000;

export interface RouterOptions {
  /** In preferred order. */
  providers: readonly RoutedProvider[];
  order: RoutingOrder;
  /**
   * Asks the next healthy provider as well when one takes longer than nineteen of twenty of its
   * last answers; the first good answer wins, and the other call may be billed all the same.
   */
  hedge: boolean;
  /** Asked before every single call. What it throws ends the request. */
  gate: LlmGate;
  /** One for the whole process. */
  breakers: Breakers;
  clock: Clock;
  random: Pick<RandomSource, 'float'>;
  /**
   * A pass whose `settle` failed, with the call that it was for. The answer is given all the same:
   * it is paid for. @default nothing
   */
  onUnsettled?: (error: unknown, attempt: LlmAttempt) => void;
}

export interface GenerateOptions {
  /** For everything together, ms, at least 1000. @default 90000 */
  timeBudgetMs?: number;
  /** For one call, ms. @default 25000, with pictures 50000 */
  attemptTimeoutMs?: number;
  /** Nobody waits for it any more. */
  signal?: AbortSignal;
}

export interface RouterAnswer {
  answer: LlmAnswer;
  provider: LlmProviderId;
  /** As configured; `answer.model` is what the vendor calls it. */
  model: string;
  /** Every call that was made, failed and lost ones too, in the order in which they ended. */
  attempts: readonly LlmAttempt[];
  /** Time in which a vendor was at work, ms. Without pauses, and without our own. */
  vendorMs: number;
}

export interface Router {
  /**
   * Asks providers until one answers. Every pass is settled once, whatever happens: before this
   * returns, or, when the gate was still thinking by then, as soon as it opens.
   *
   * @throws {RouterFailure} nobody answered.
   */
  generate(request: LlmRequest, options?: GenerateOptions): Promise<RouterAnswer>;
}

/**
 * A router over some providers. A call that failed is repeated once where that may help, then the
 * next healthy provider is asked, no later than two seconds after the failure.
 */
export const createRouter = (options: RouterOptions): Router => ({
  generate: (request, given = {}) => generate(options, { request, given }),
});

const generate = async (
  options: RouterOptions,
  { request, given }: { request: LlmRequest; given: GenerateOptions }
): Promise<RouterAnswer> => {
  const over = new AbortController();
  const context = contextOf(options, { request, given, over: over.signal });
  const run = new Run(context, inOrder(options.providers, { order: options.order, request }));
  const callOff = (reason: OverReason): void => over.abort(reason);
  const onAbort = (): void => {
    run.abort();
    callOff('aborted');
  };
  if (given.signal?.aborted) onAbort();
  given.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const { candidate, answer } = await run.winner();
    callOff('lost');
    await run.ended();
    const { attempts, vendorTime } = context;
    const { id: provider, model } = candidate.provider;
    return { answer, provider, model, attempts, vendorMs: vendorTime.totalMs };
  } catch (error) {
    callOff('aborted');
    await run.ended();
    throw error;
  } finally {
    given.signal?.removeEventListener('abort', onAbort);
  }
};

const contextOf = (
  options: RouterOptions,
  { request, given, over }: { request: LlmRequest; given: GenerateOptions; over: AbortSignal }
): RunContext => {
  const { hedge, gate, breakers, clock, random, onUnsettled = () => undefined } = options;
  const hasImages = request.images.length > 0;
  const defaultTimeoutMs = hasImages ? DEFAULT_IMAGES_TIMEOUT_MS : DEFAULT_TEXT_TIMEOUT_MS;
  const timeBudgetMs = given.timeBudgetMs ?? DEFAULT_TIME_BUDGET_MS;
  return {
    request,
    deadline: clock.now() + timeBudgetMs,
    attemptTimeoutMs: Math.min(given.attemptTimeoutMs ?? defaultTimeoutMs, timeBudgetMs),
    hedge,
    gate,
    breakers,
    clock,
    random,
    over,
    whenOver: new Promise((resolve) => {
      over.addEventListener('abort', () => resolve(over.reason as OverReason), { once: true });
    }),
    vendorTime: new VendorTime(clock),
    attempts: [],
    onUnsettled,
  };
};
