import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { Reconciliation } from '../contract';

import type { TikTokApi } from './client';
import type { PostPayload } from './post-body';
import { postedPart } from './posted-part';
import { recognisePost } from './recognise-post';
import type { DoubtfulPost } from './reconcile';
import { listVideos } from './videos';
import type { PublicVideo } from './videos';

/** Their clock and ours differ; create_time is cut to whole seconds. */
const CLOCK_SKEW_MS = 60_000;
/** 100 posts: an account that posts more in the meantime is beyond matching. */
const MAX_PAGES = 5;
/** Waits between looks, ms; a post that TikTok fetched at once is soon public. */
const LOOKS_MS = [3_000, 7_000] as const;
/** Fetching, processing and moderation are over by then; later ones a person has to find. */
const MAX_PUBLICATION_MS = 30 * 60_000;

const infoSchema = z.object({
  post_mode: z.string().optional(),
  post_info: z.object({
    privacy_level: z.string().optional(),
    title: z.string().optional(),
    description: z.string().optional(),
  }),
});

/** Looks for a post whose publish id was lost: it may have been taken, and is never sent again. */
export const findInListing = async (
  doubtful: DoubtfulPost,
  payload: PostPayload
): Promise<Reconciliation> => {
  const { api, request, doubt, webUrl } = doubtful;
  const text = publicTextOf(payload);
  if (text === null || !request.credentials.scopes.includes('video.list')) return cannotLook();
  const notBefore = doubt.since - CLOCK_SKEW_MS;
  for (const waitMs of [0, ...LOOKS_MS]) {
    if (waitMs > 0) await pause(api, waitMs);
    const video = await findVideo(api, { text, notBefore });
    if (!video) continue;
    const found = postedPart({ publishId: null, postId: video.id, payload, webUrl });
    // Without what TikTok adds for tracking.
    const shared = recognisePost(video.share_url ?? '', webUrl);
    return { outcome: 'posted', part: { ...found, url: shared?.url ?? found.url } };
  }
  if (api.deps.clock.now() - doubt.endedAt < MAX_PUBLICATION_MS) throw notYet();
  return {
    outcome: 'unsure',
    reason:
      'TikTok took the post or not, and does not show it among the public ones. Look at the account.',
  };
};

/** Null for what no listing shows: drafts, posts that are not for everyone, posts without a text. */
const publicTextOf = ({ path, body }: PostPayload): string | null => {
  const parsed = infoSchema.safeParse(body);
  if (!parsed.success || parsed.data.post_mode === 'MEDIA_UPLOAD') return null;
  const { privacy_level, title, description } = parsed.data.post_info;
  const text = comparable((path === 'photos' ? description || title : title) ?? '');
  return privacy_level === 'PUBLIC_TO_EVERYONE' && text !== '' ? text : null;
};

const cannotLook = (): Reconciliation => ({
  outcome: 'unsure',
  reason:
    'TikTok lists public posts with a text only, and only to apps that may read them (video.list). Look at the account.',
});

const findVideo = async (
  api: TikTokApi,
  { text, notBefore }: { text: string; notBefore: number }
): Promise<PublicVideo | null> => {
  let cursor: number | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const listed = await listVideos(api, cursor);
    const recent = listed.videos.filter((video) => createdAt(video) >= notBefore);
    // The oldest that fits: a later one of the same words was posted after ours.
    const found = recent.findLast((video) => says(video, text));
    if (found) return found;
    cursor = listed.cursor;
    if (cursor === null || recent.length < listed.videos.length) break;
  }
  return null;
};

const createdAt = ({ create_time }: PublicVideo): number => (create_time ?? 0) * 1000;

/** Which of the two names holds a photo's text is not said. */
const says = ({ title, video_description }: PublicVideo, text: string): boolean =>
  [title, video_description].some((told) => comparable(told ?? '') === text);

const comparable = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const pause = async ({ deps, signal }: TikTokApi, waitMs: number): Promise<void> => {
  try {
    await deps.clock.sleep(waitMs, signal);
  } catch (cause) {
    throw notYet(cause);
  }
};

const notYet = (cause?: unknown): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: 60_000 },
    { code: 'NOT_LISTED_YET', message: 'TikTok does not show the post yet.', cause }
  );
