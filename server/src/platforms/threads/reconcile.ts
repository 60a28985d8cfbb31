import { PlatformFailure } from '../contract';
import type { Doubt, Reconciliation } from '../contract';
import { journalSlot, partSlotName } from './container-slot';
import type { Container } from './container-slot';
import { fetchContainerState } from './containers';
import type { ContainerState } from './containers';
import { isMissing } from './errors';
import { findPost } from './find-post';
import type { FoundPost } from './find-post';
import { readPayload } from './part-fields';
import { soughtOf } from './publish-parts';
import type { ThreadsPost } from './publish-parts';

/** A post may show up in the lists later than its container says that it is out. */
const LISTING_MS = 10 * 60_000;
/** TS. */
const CONTAINER_LIFE_MS = 24 * 60 * 60_000;

/**
 * The container tells whether it was published (TS), the account's lists which post it became. A
 * published one is never sent again.
 */
export const reconcileDoubt = async (post: ThreadsPost, doubt: Doubt): Promise<Reconciliation> => {
  const { index } = doubt.part;
  const container = journalSlot(post.request.journal, partSlotName(index)).read();
  // A container is kept, and its stage moved on, before the call that publishes it.
  const wasSent = container?.stage === 'publishing' || container?.stage === 'published';
  if (!container || container.id === null || !wasSent) return { outcome: 'absent' };
  if (container.postId !== null) {
    return { outcome: 'posted', part: { index, id: container.postId, url: null } };
  }
  const state = await stateOf(post, container.id);
  if (state === 'FINISHED' || state === 'IN_PROGRESS') return { outcome: 'absent' };
  const found = await search(post, doubt, container);
  if (found === null) return unsure('Threads does not let us look at the replies of the account.');
  if (found.kind === 'one') {
    return { outcome: 'posted', part: { index, id: found.id, url: found.url } };
  }
  if (found.kind === 'several') return unsure('The account shows several posts like this one.');
  return verdictUnseen(post, { doubt, container, state, isSure: found.isSure });
};

type Status = ContainerState['status'] | 'MISSING';

const stateOf = async ({ api }: ThreadsPost, id: string): Promise<Status> => {
  try {
    return (await fetchContainerState(api, id)).status;
  } catch (error) {
    if (error instanceof PlatformFailure && isMissing(error)) return 'MISSING';
    throw error;
  }
};

/** Null: the account has not permitted it. */
const search = async (
  { api, request: { journal } }: ThreadsPost,
  { part }: Doubt,
  container: Container
): Promise<FoundPost | null> => {
  const { posted } = journal;
  const parentId = posted.find(({ index }) => index === part.index - 1)?.id ?? null;
  const knownIds = posted.map(({ id }) => id);
  const notBefore = container.createdAt;
  try {
    return await findPost(api, { ...soughtOf(readPayload(part)), parentId, knownIds, notBefore });
  } catch (error) {
    if (error instanceof PlatformFailure && error.family === 'account_problem') return null;
    throw error;
  }
};

interface Unseen {
  doubt: Doubt;
  container: Container;
  state: Status;
  /** The lists were read to their end. */
  isSure: boolean;
}

const verdictUnseen = (
  { api }: ThreadsPost,
  { doubt, container, state, isSure }: Unseen
): Reconciliation => {
  const now = api.deps.clock.now();
  if (state === 'PUBLISHED') {
    // An "unsure" would end the search; a failure makes the engine ask again.
    if (now < doubt.endedAt + LISTING_MS) throw notListedYet();
    return unsure('Threads says that it was posted, but we cannot find it among the posts.');
  }
  const isOver = state !== 'MISSING' || now >= container.createdAt + CONTAINER_LIFE_MS;
  if (isOver && isSure) return { outcome: 'absent' };
  return unsure('Threads does not know the prepared post any more, and does not show it either.');
};

const notListedYet = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    {
      code: 'NOT_LISTED_YET',
      message: 'Threads says that it was posted, but does not list it yet.',
    }
  );

const unsure = (reason: string): Reconciliation => ({ outcome: 'unsure', reason });
