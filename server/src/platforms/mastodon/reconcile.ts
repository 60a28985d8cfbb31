import { PlatformFailure } from '../contract';
import type { Doubt, PublishRequest, Reconciliation } from '../contract';

import type { MastodonSession } from './call';
import { honoursKeys } from './limits';
import { findTwins } from './post-match';
import type { SoughtPost } from './post-match';
import { postedPart } from './posted-part';
import { commitPart, readPayload } from './publish';
import type { Payload } from './publish';
import { serverIdOf } from './server-id';
import { fetchOwnAppName, fetchOwnStatuses } from './statuses';
import type { MastodonStatus } from './statuses';

/** STATUS, "account check": their clock and ours differ, and a slow server ends late. */
const CLOCK_SKEW_MS = 2 * 60_000;
const LATE_MS = 5 * 60_000;
/** Together 400 posts: an account that posts more in the meantime is beyond matching. */
const MAX_PAGES = 10;
/** A key is known for an hour after its post was made (STATUS); less what a slow answer takes. */
const KEY_LIFETIME_MS = 60 * 60_000 - LATE_MS;

export interface DoubtfulPost {
  session: MastodonSession;
  request: PublishRequest;
  doubt: Doubt;
}

/**
 * Looks at the account's own posts first, on every server: that posts nothing, also where the key
 * is ignored, was lost with the server's memory, or makes the replay fail with a 500 (G#40399).
 * "Not there" lets the engine send the same request with the same key again, which within the hour
 * is the server's own word; where several posts look alike, the key decides at once.
 */
export const reconcileDoubt = async (doubtful: DoubtfulPost): Promise<Reconciliation> => {
  const { session, request, doubt } = doubtful;
  const payload = readPayload(doubt.part);
  if (!payload) return unsure('Nothing is known of this post to look for.');
  const sought = soughtPost(doubtful, payload);
  const { statuses, isComplete } = await readSince(session, {
    accountId: serverIdOf(request.account),
    since: sought.notBefore,
  });
  const twins = await findTwins(session, { sought, statuses });
  const own = twins.length === 0 ? [] : await madeByUs(session, twins);
  const [only] = own;
  if (only && own.length === 1) {
    return { outcome: 'posted', part: postedPart(doubt.part.index, only) };
  }
  if (own.length > 1) return askByKey(doubtful, own.length);
  if (twins.length > 0) {
    return unsure('The account shows a post with the same words that was made with another app.');
  }
  if (isComplete) return { outcome: 'absent' };
  return unsure('The account has posted too much since then to search all of it.');
};

const unsure = (reason: string): Reconciliation => ({ outcome: 'unsure', reason });

const soughtPost = ({ request, doubt }: DoubtfulPost, { body }: Payload): SoughtPost => {
  const { posted } = request.journal;
  const { index } = doubt.part;
  return {
    text: typeof body.status === 'string' ? body.status : '',
    warning: typeof body.spoiler_text === 'string' ? body.spoiler_text : '',
    files: Array.isArray(body.media_ids) ? body.media_ids.length : 0,
    parentId: posted.find((part) => part.index === index - 1)?.id ?? null,
    notBefore: doubt.since - CLOCK_SKEW_MS,
    notAfter: doubt.endedAt + LATE_MS,
    knownIds: posted.map((part) => part.id),
  };
};

/** Newest first, back to `since`. */
const readSince = async (
  session: MastodonSession,
  { accountId, since }: { accountId: string; since: number }
): Promise<{ statuses: MastodonStatus[]; isComplete: boolean }> => {
  const statuses: MastodonStatus[] = [];
  const seen = new Set<string>();
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const before = statuses.at(-1)?.id ?? null;
    const found = await fetchOwnStatuses(session, { accountId, before });
    const fresh = found.filter(({ id }) => !seen.has(id));
    for (const status of fresh) seen.add(status.id);
    statuses.push(...fresh);
    // Some servers take no notice of `max_id` and tell the same again.
    const isEnd = fresh.length === 0 || Date.parse(fresh.at(-1)?.created_at ?? '') < since;
    if (isEnd) return { statuses, isComplete: true };
  }
  return { statuses, isComplete: false };
};

/** Those that our app made, as far as the server tells which app made them. */
const madeByUs = async (
  session: MastodonSession,
  twins: MastodonStatus[]
): Promise<MastodonStatus[]> => {
  if (twins.every(({ application }) => !application)) return twins;
  const ours = await fetchOwnAppName(session).catch(() => null);
  if (ours === null) return twins;
  return twins.filter(({ application }) => !application || application.name === ours);
};

/**
 * Same request, same key: on Mastodon itself the answer is the post that the first one made. The
 * body plays no part in it (app/services/post_status_service.rb, CODE).
 */
const askByKey = async (doubtful: DoubtfulPost, alike: number): Promise<Reconciliation> => {
  const { session, request, doubt } = doubtful;
  const isAlive = session.deps.clock.now() - doubt.since < KEY_LIFETIME_MS;
  const several = `The account shows ${alike} posts with these words; look which one is meant.`;
  if (!isAlive || !honoursKeys(request.account)) return unsure(several);
  try {
    const earlier = request.journal.posted;
    const part = await commitPart({ session, request, part: doubt.part, earlier });
    return { outcome: 'posted', part };
  } catch (error) {
    if (error instanceof PlatformFailure) return unsure(`${several} (${error.message})`);
    throw error;
  }
};
