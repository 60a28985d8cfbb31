import type { Clock } from '../../platforms/contract';
import { Breaker, type Judged, type Rest } from './breaker';
import { LatencyWindow } from './latency-window';

/**
 * What is known of the health of providers. One for the whole process, given to every router: a
 * vendor that failed for one entry is left alone for the next. Keys: see `breakerKeyOf`.
 */
export interface Breakers {
  /** Whether a call may be made now. */
  admits(key: string): boolean;
  /** Makes a call unless the provider rests. @returns null: it rests, nothing was called. */
  run<T>(key: string, call: () => Promise<Judged<T>>): Promise<{ value: T } | null>;
  /** Null: it is asked. */
  restOf(key: string): Rest | null;
  /** A clean record: for settings that were saved or tested anew. */
  forget(key: string): void;
  /** How long answers took; requests with pictures have their own window. */
  latenciesOf(key: string, hasImages: boolean): LatencyWindow;
}

export const createBreakers = ({ clock }: { clock: Clock }): Breakers => {
  const breakers = new Map<string, Breaker>();
  const windows = new Map<string, LatencyWindow>();
  const breakerOf = (key: string): Breaker =>
    obtain(breakers, { key, create: () => new Breaker(clock) });
  return {
    admits: (key) => breakers.get(key)?.admits() ?? true,
    run: async (key, call) => {
      const breaker = breakerOf(key);
      return breaker.admits() ? { value: await breaker.run(call) } : null;
    },
    restOf: (key) => breakers.get(key)?.restOf() ?? null,
    forget: (key) => void breakers.delete(key),
    latenciesOf: (key, hasImages) =>
      obtain(windows, { key: `${key}|${hasImages}`, create: () => new LatencyWindow() }),
  };
};

const obtain = <T>(known: Map<string, T>, { key, create }: { key: string; create: () => T }): T => {
  const found = known.get(key) ?? create();
  known.set(key, found);
  return found;
};
