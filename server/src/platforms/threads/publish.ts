import { PlatformFailure } from '../contract';
import type { ThreadsApi } from './client';
import type { Container, ContainerSlot, LiveContainer } from './container-slot';
import { fetchContainerState, publishContainer } from './containers';
import { isMissing } from './errors';
import { findPost } from './find-post';
import type { SoughtPost } from './find-post';
import { pause } from './pause';

/** Waits between tries of the same container after 24/4279009, whose median cure is 7 s (P2047). */
const RETRIES_MS = [5_000, 10_000, 20_000, 30_000] as const;

/** After FINISHED two seconds are not always enough (P2047). */
const ROOT_AGE_MS = 5_000;
/** POSTS, TS: about 30 s between create and publish. */
const REPLY_AGE_MS = 30_000;
/** P1441: a video reply that was published 2 s after FINISHED stood alone. */
const VIDEO_REPLY_REST_MS = 30_000;

export interface Publishing {
  api: ThreadsApi;
  slot: ContainerSlot;
  container: LiveContainer;
  sought: Omit<SoughtPost, 'notBefore'>;
  hasVideo: boolean;
}

export interface Published {
  id: string;
  url: string | null;
}

/**
 * Makes a finished container visible, once: the same container is tried again while Threads does
 * not find it, and one that is published already is looked up instead.
 */
export const publishOnce = async (publishing: Publishing): Promise<Published> => {
  const { api, slot, container } = publishing;
  if (container.stage === 'published') return lookUp(publishing);
  const restMs = readyAt(publishing) - api.deps.clock.now();
  if (restMs > 0) await pause(api, restMs);
  await slot.save({ ...container, stage: 'publishing' });
  for (const waitMs of [...RETRIES_MS, null]) {
    try {
      return { id: await publishContainer(api, container.id), url: null };
    } catch (error) {
      if (!(error instanceof PlatformFailure) || !isMissing(error)) throw error;
      if (waitMs !== null) await pause(api, waitMs);
    }
  }
  return afterRefusals(publishing);
};

const readyAt = ({ container, sought, hasVideo }: Publishing): number => {
  const { createdAt, finishedAt } = container;
  if (sought.parentId === null) return createdAt + ROOT_AGE_MS;
  const rested = hasVideo ? finishedAt + VIDEO_REPLY_REST_MS : 0;
  return Math.max(createdAt + REPLY_AGE_MS, rested);
};

/** Not found, however often: published by a call that got no answer, or in need of a new container. */
const afterRefusals = async (publishing: Publishing): Promise<Published> => {
  const { api, slot, container } = publishing;
  if (await isPublished(api, container.id)) return lookUp(publishing);
  const given: Container = { ...container, id: null, stage: 'created' };
  await slot.save(given);
  throw new PlatformFailure(
    { family: 'retryable' },
    {
      code: 'CONTAINER_NOT_FOUND',
      message: 'Threads did not find the prepared post; it is prepared anew.',
    }
  );
};

const isPublished = async (api: ThreadsApi, id: string): Promise<boolean> => {
  try {
    return (await fetchContainerState(api, id)).status === 'PUBLISHED';
  } catch (error) {
    if (error instanceof PlatformFailure && isMissing(error)) return false;
    throw error;
  }
};

/** It is out, and must never be published again: which post is it? */
const lookUp = async ({ api, container, sought }: Publishing): Promise<Published> => {
  if (container.postId !== null) return { id: container.postId, url: null };
  const found = await findPost(api, { ...sought, notBefore: container.createdAt });
  if (found.kind === 'one') return { id: found.id, url: found.url };
  throw new PlatformFailure(
    { family: 'unknown_outcome' },
    {
      code: 'PUBLISHED_UNSEEN',
      message: 'Threads says that the post is published, but does not show which one it is.',
    }
  );
};
