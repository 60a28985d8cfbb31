import type { Clock, RandomSource } from '../../platforms/contract';
import type { LlmRequest } from '../contract';
import type { LlmAttempt, LlmGate } from './attempt';
import type { Breakers } from './breakers';
import type { VendorTime } from './vendor-time';

/** Why calls that still run are called off. */
export type OverReason = 'lost' | 'aborted';

/** What all calls of one request share. */
export interface RunContext {
  request: LlmRequest;
  /** No call is begun after it, and none goes on; epoch ms. */
  deadline: number;
  /** For one call, ms. */
  attemptTimeoutMs: number;
  hedge: boolean;
  gate: LlmGate;
  breakers: Breakers;
  clock: Clock;
  random: Pick<RandomSource, 'float'>;
  /** Somebody answered, or nobody waits any more. */
  over: AbortSignal;
  /** Resolves when {@link over} fires; never rejects. */
  whenOver: Promise<OverReason>;
  vendorTime: VendorTime;
  /** Every call that was made, in the order in which they ended. */
  attempts: LlmAttempt[];
  /** A call's end could not be told to who pays. */
  onUnsettled: (error: unknown, attempt: LlmAttempt) => void;
}

/** Waits. @returns false: it is over meanwhile. */
export const pause = ({ clock, over }: RunContext, ms: number): Promise<boolean> =>
  clock.sleep(ms, over).then(
    () => !over.aborted,
    () => false
  );
