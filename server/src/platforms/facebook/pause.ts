import { PlatformFailure } from '../contract';
import type { PageSession } from './session';

/** Waits; `retryable` when the worker must stop meanwhile. */
export const pauseBefore = async (
  { deps, signal }: Pick<PageSession, 'deps' | 'signal'>,
  waitMs: number
): Promise<void> => {
  try {
    await deps.clock.sleep(waitMs, signal);
  } catch (cause) {
    const message = 'Waiting for Facebook was interrupted; it goes on later.';
    throw new PlatformFailure({ family: 'retryable' }, { code: 'ABORTED', message, cause });
  }
};
