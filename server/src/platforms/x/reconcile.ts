import type { Doubt, PublishRequest, Reconciliation } from '../contract';

import type { XSession } from './client';
import { xDescriptor } from './descriptor';
import { readMediaHandle } from './media-handle';
import { postBodySchema } from './post-body';
import { comparePost } from './post-match';
import type { SoughtPost } from './post-match';
import { fetchTimeline } from './post-reads';
import { postUrl } from './post-url';
import { countXCharacters } from './text';
import type { TimelinePost } from './timeline-page';

/** Their clock and ours differ; created_at is cut to whole seconds. */
const CLOCK_SKEW_MS = 60_000;
/** Together some 900 posts: an account that posts more in the meantime is beyond matching. */
const MAX_PAGES = 10;

export interface DoubtfulPost {
  session: XSession;
  request: PublishRequest;
  doubt: Doubt;
  webUrl: string;
}

/**
 * X has no idempotency key: the account's own timeline is the only witness
 * (https://docs.x.com/x-api/posts/timelines/introduction, checked 2026-11-22).
 */
export const reconcileDoubt = async (doubtful: DoubtfulPost): Promise<Reconciliation> => {
  const { session, request, doubt, webUrl } = doubtful;
  const sought = soughtPost(request, doubt);
  if (sought.text === '' && sought.mediaIds.length === 0) {
    return { outcome: 'unsure', reason: 'Nothing is known of this post to look for.' };
  }
  let similar: TimelinePost | null = null;
  let pageToken: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { posts, nextToken } = await fetchTimeline(session, {
      userId: request.account.id,
      since: sought.notBefore,
      pageToken,
      withLongText: countXCharacters(sought.text) > xDescriptor.text.limit,
    });
    const same = posts.find((post) => comparePost(sought, post) === 'same');
    if (same) {
      const url = postUrl({ webUrl, account: request.account, id: same.id });
      return { outcome: 'posted', part: { index: doubt.part.index, id: same.id, url } };
    }
    similar ??= posts.find((post) => comparePost(sought, post) === 'similar') ?? null;
    pageToken = nextToken;
    if (pageToken === null) break;
  }
  return verdictWithoutMatch({ similar, isExhausted: pageToken === null });
};

const verdictWithoutMatch = (seen: {
  similar: TimelinePost | null;
  isExhausted: boolean;
}): Reconciliation => {
  if (seen.similar) {
    const reason = `Post ${seen.similar.id} resembles this one, but X does not show enough of it to be sure.`;
    return { outcome: 'unsure', reason };
  }
  if (seen.isExhausted) return { outcome: 'absent' };
  return {
    outcome: 'unsure',
    reason: 'The account has posted too much since then to search its timeline.',
  };
};

const soughtPost = ({ content, journal }: PublishRequest, doubt: Doubt): SoughtPost => {
  const { index, payload } = doubt.part;
  const parsed = postBodySchema.safeParse(payload);
  const body = parsed.success ? parsed.data : {};
  const mediaKeys: Record<string, string> = {};
  for (const file of content.parts[index]?.media ?? []) {
    const handle = readMediaHandle(journal, file.key);
    if (handle?.mediaKey) mediaKeys[handle.id] = handle.mediaKey;
  }
  return {
    text: body.text ?? '',
    mediaIds: body.media?.media_ids ?? [],
    mediaKeys,
    parentId: journal.posted.find((part) => part.index === index - 1)?.id ?? null,
    notBefore: doubt.since - CLOCK_SKEW_MS,
    knownIds: journal.posted.map((part) => part.id),
  };
};
