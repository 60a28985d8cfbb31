import { PlatformFailure } from '../contract';
import type { Doubt, PublishRequest, Reconciliation } from '../contract';
import { postedPart, readPayload } from './commit';
import { fetchStatus } from './container-wire';
import type { InstagramApi } from './graph-call';
import { findPublished, type Found } from './published-media';
import { soughtMedia } from './sought-media';

/** How long a post that is out for certain may be missing from the account's list. */
const LISTING_LAG_MS = 10 * 60_000;

export interface Doubtful {
  api: InstagramApi;
  request: PublishRequest;
  doubt: Doubt;
}

/**
 * There is no idempotency key, but the container is known: once it says PUBLISHED, the post is out
 * and must never be sent again (CONT). The list of posts tells its id.
 */
export const reconcilePost = async (doubtful: Doubtful): Promise<Reconciliation> => {
  const { api, doubt } = doubtful;
  const payload = readPayload(doubt.part.payload);
  const status = payload ? await fetchStatus(api, payload.creation_id) : null;
  if (status?.code === 'PUBLISHED') return findLive(doubtful);
  // FINISHED, IN_PROGRESS: not out (yet); the engine looks again after the settling time, then this
  // very container is published, which can happen once only. ERROR, EXPIRED: it never will be.
  if (status) return { outcome: 'absent' };
  // Without its container only the list can tell, and only that it is there.
  const found = await search(doubtful);
  if ('media' in found) return posted(doubtful, found.media);
  return {
    outcome: 'unsure',
    reason: 'Instagram does not know any more what became of this post. Look at the account.',
  };
};

const search = ({ api, request, doubt }: Doubtful): Promise<Found> =>
  findPublished(api, soughtMedia(request, doubt.since));

const findLive = async (doubtful: Doubtful): Promise<Reconciliation> => {
  const { api, doubt } = doubtful;
  const found = await search(doubtful);
  if ('media' in found) return posted(doubtful, found.media);
  const isFresh = api.deps.clock.now() < doubt.endedAt + LISTING_LAG_MS;
  if (isFresh && found.candidates === 0) {
    // Neither absent nor unsure: it is asked again.
    throw new PlatformFailure(
      { family: 'retryable', retryAfterMs: 15_000 },
      { code: 'NOT_LISTED', message: 'The post is out, but Instagram does not list it yet.' }
    );
  }
  const reason =
    found.candidates > 1
      ? 'It is out, but several stories of that time look like it.'
      : 'It is out, but it cannot be told which of the posts it is.';
  return { outcome: 'unsure', reason };
};

const posted = (
  { request, doubt }: Doubtful,
  { id, permalink }: { id: string; permalink?: string | null }
): Reconciliation => {
  const part = postedPart(doubt.part.index, id, request);
  return { outcome: 'posted', part: { ...part, url: permalink ?? null } };
};
