import { PlatformFailure } from '../contract';
import type { ThreadsApi } from './client';
import { containerFailure, MAX_FETCHES } from './container-failure';
import type { ContainerSlot, LiveContainer } from './container-slot';
import { fetchContainerState } from './containers';
import type { ContainerState } from './containers';
import { isMissing } from './errors';

import { pause } from './pause';

/** TS advises once a minute for five minutes; most are there much sooner. The last one repeats. */
const CHECKS_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000] as const;
const MAX_WAIT_MS = 10 * 60_000;
/** A container of a moment ago may not be found yet (I70). */
const SETTLING_MS = 60_000;

interface Awaited {
  api: ThreadsApi;
  slot: ContainerSlot;
  container: LiveContainer;
}

/**
 * Waits until a container is finished (or published, by an earlier run). Null when Threads knows it
 * no more: then a new one is needed.
 */
export const awaitContainer = async (awaited: Awaited): Promise<LiveContainer | null> => {
  const { api, slot, container } = awaited;
  const { clock } = api.deps;
  const deadline = clock.now() + MAX_WAIT_MS;
  for (let check = 0; ; check += 1) {
    const state = await stateOf(awaited);
    switch (state?.status) {
      case 'FINISHED':
        return keep(slot, { ...container, stage: 'finished', finishedAt: clock.now() });
      case 'PUBLISHED':
        return keep(slot, { ...container, stage: 'published' });
      case 'ERROR':
        throw await failed(awaited, state.error);
      case 'EXPIRED':
        return null;
      case 'IN_PROGRESS':
        break;
      case undefined:
        if (clock.now() >= container.createdAt + SETTLING_MS) return null;
    }
    if (clock.now() >= deadline) throw stillProcessing();
    await pause(api, CHECKS_MS[Math.min(check, CHECKS_MS.length - 1)] ?? MAX_WAIT_MS);
  }
};

const keep = async (slot: ContainerSlot, container: LiveContainer): Promise<LiveContainer> => {
  await slot.save(container);
  return container;
};

/** Null: it is not there. */
const stateOf = async ({ api, container }: Awaited): Promise<ContainerState | null> => {
  try {
    return await fetchContainerState(api, container.id);
  } catch (error) {
    if (error instanceof PlatformFailure && isMissing(error)) return null;
    throw error;
  }
};

/** A failed container stays failed: the next try makes a new one, but not for ever. */
const failed = async (
  { slot, container }: Awaited,
  reason: string | null
): Promise<PlatformFailure> => {
  const failures = container.failures + 1;
  await slot.save({ ...container, id: null, stage: 'created', failures });
  return containerFailure(reason, failures >= MAX_FETCHES);
};

const stillProcessing = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: 60_000 },
    { code: 'STILL_PROCESSING', message: 'Threads is still processing the files of the post.' }
  );
