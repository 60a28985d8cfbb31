import { PlatformFailure } from '../contract';
import type { Clock } from '../contract';
import { fetchStatus, type ContainerStatus } from './container-wire';
import type { Workshop } from './make-container';

/** Once a minute is documented; images take seconds, and reels half a minute to five (practice). */
const FIRST_PAUSE_MS = 3_000;
const MAX_PAUSE_MS = 30_000;
const PAUSE_GROWTH = 1.6;

/** How long a container that is not done in time is left alone. */
const LATER_MS = 60_000;

/**
 * Waits until Instagram is done with a container; also pictures are not ready at once (error 9007).
 * Null when it is not known there any more.
 */
export const awaitContainer = async (
  shop: Workshop,
  containerId: string
): Promise<ContainerStatus | null> => {
  let pauseMs = FIRST_PAUSE_MS;
  for (;;) {
    const status = await fetchStatus(shop.api, containerId);
    if (status?.code !== 'IN_PROGRESS') return status;
    if (shop.clock.now() + pauseMs > shop.deadline) throw stillProcessing();
    await pause(shop, pauseMs);
    pauseMs = Math.min(pauseMs * PAUSE_GROWTH, MAX_PAUSE_MS);
  }
};

/** Ends as a `retryable` failure when the run is given up meanwhile. */
export const pause = async (
  { clock, signal }: { clock: Clock; signal?: AbortSignal },
  ms: number
): Promise<void> => {
  try {
    await clock.sleep(Math.round(ms), signal);
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'ABORTED', message: 'Waiting for Instagram was interrupted.', cause }
    );
  }
};

const stillProcessing = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: LATER_MS },
    { code: 'STILL_PROCESSING', message: 'Instagram is still processing the post.' }
  );
