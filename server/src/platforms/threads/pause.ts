import { PlatformFailure } from '../contract';
import type { ThreadsApi } from './client';

/** Waits; an interruption becomes a failure that another run cures. */
export const pause = async ({ deps, signal }: ThreadsApi, ms: number): Promise<void> => {
  try {
    await deps.clock.sleep(ms, signal);
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'ABORTED', message: 'Waiting for Threads was interrupted.', cause }
    );
  }
};
