import type { LlmCallOptions } from '../../contract';

/** A call that did not end by itself. */
export class CallEnded extends Error {
  constructor(readonly reason: 'timeout' | 'aborted') {
    super(`The call ended: ${reason}`);
    this.name = 'CallEnded';
  }
}

/**
 * Runs a call until its time is up or nobody waits for it any more, whatever it is doing then: the
 * signal ends what listens to it, and nothing waits for what does not.
 *
 * @throws {CallEnded} then, else what the call throws
 */
export const withinTime = async <T>(
  { timeoutMs, signal }: LlmCallOptions,
  run: (signal: AbortSignal) => Promise<T>
): Promise<T> => {
  const controller = new AbortController();
  let ended: CallEnded | null = null;
  let giveUp: (reason: CallEnded) => void = () => undefined;
  const end = (reason: CallEnded['reason']) => {
    ended ??= new CallEnded(reason);
    giveUp(ended);
    controller.abort(ended);
  };
  const onAbort = () => end('aborted');
  if (signal?.aborted) throw new CallEnded('aborted');
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => end('timeout'), timeoutMs);
  const given = new Promise<never>((_, reject) => (giveUp = reject));
  try {
    return await Promise.race([given, run(controller.signal)]);
  } catch (error) {
    throw ended ?? error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
};
