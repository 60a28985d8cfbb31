import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { Doubt, PostedPart, PublishRequest, Reconciliation } from '../contract';
import { readGraphList } from '../meta';
import { forgetHandle } from './media-handle';
import { readPayload, type Payload, type VideoPayload } from './payload';
import { comparePost, type SoughtPost } from './post-match';
import { feedPart, storyPart, videoPart } from './posted-part';
import { listPublishedPosts } from './published-posts';
import { idText, pathTo, type UploadSession } from './session';
import { publicationOf, readVideo } from './video-status';

/** Their clock and ours differ. */
const CLOCK_SKEW_MS = 60_000;
const ASK_AGAIN_MS = 60_000;

export interface DoubtfulPost {
  session: UploadSession;
  request: PublishRequest;
  doubt: Doubt;
}

/**
 * Facebook has no idempotency key, and has been seen to post while it answered 500. The id of a
 * video is known before it is published; posts of the feed are looked for in the Page's own list;
 * of stories only what was found counts.
 */
export const reconcilePost = async (doubtful: DoubtfulPost): Promise<Reconciliation> => {
  const payload = readPayload(doubtful.doubt.part);
  if (!payload) return unsure('Nothing is known of this post to look for.');
  switch (payload.edge) {
    case 'feed':
      return findFeedPost(doubtful, payload);
    case 'photo_stories':
      return findPhotoStory(doubtful, payload.body.photo_id);
    case 'videos':
    case 'video_reels':
    case 'video_stories':
      return findVideo(doubtful, payload);
  }
};

const unsure = (reason: string): Reconciliation => ({ outcome: 'unsure', reason });
const posted = (part: PostedPart): Reconciliation => ({ outcome: 'posted', part });

const findFeedPost = async (
  { session, request, doubt }: DoubtfulPost,
  payload: Extract<Payload, { edge: 'feed' }>
): Promise<Reconciliation> => {
  const { message, link, attached_media: photos } = payload.body;
  const sought: SoughtPost = {
    message: message ?? '',
    link: link ?? null,
    photoIds: (photos ?? []).map(({ media_fbid: id }) => id),
    appId: session.deps.app?.clientId ?? null,
    notBefore: doubt.since - CLOCK_SKEW_MS,
  };
  const knownIds = request.journal.posted.map(({ id }) => id);
  const posts = (await listPublishedPosts(session, sought.notBefore)).filter(
    ({ id }) => !knownIds.includes(id)
  );
  const same = posts.filter((post) => comparePost(sought, post) === 'same');
  const [found] = same;
  if (found && same.length === 1) return posted(feedPart(session, found.id));
  if (same.length > 1) {
    return unsure(`The Page shows ${same.length} posts that could be this one. Look at it.`);
  }
  const similar = posts.find((post) => comparePost(sought, post) === 'similar');
  if (!similar) return { outcome: 'absent' };
  return unsure(
    `Post ${similar.id} says the same, but Facebook does not show enough of it to be sure.`
  );
};

const findVideo = async (
  { session, request }: DoubtfulPost,
  payload: VideoPayload
): Promise<Reconciliation> => {
  const { videoId, edge } = payload;
  const video = await readVideo(session, videoId);
  // It was there when its bytes were: somebody took it away, or it never became visible.
  if (!video) return { outcome: 'absent' };
  switch (publicationOf(video)) {
    case 'live': {
      if (edge !== 'video_stories') return posted(videoPart(session, { videoId, video }));
      const story = await storyWith(session, videoId);
      return posted(storyPart(story ?? video.post_id ?? videoId, videoId));
    }
    case 'under-way':
      throw stillProcessing();
    case 'failed':
      // The next try uploads it anew, and is told why it fails.
      for (const file of request.content.parts[0]?.media ?? []) {
        await forgetHandle(session.journal, file);
      }
      return { outcome: 'absent' };
    case 'not-asked':
      return { outcome: 'absent' };
  }
};

/** Neither visible nor lost: the question is put again later. */
const stillProcessing = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: ASK_AGAIN_MS },
    { code: 'STILL_PROCESSING', message: 'Facebook is still working on the video.' }
  );

const findPhotoStory = async (
  { session }: DoubtfulPost,
  photoId: string
): Promise<Reconciliation> => {
  const postId = await storyWith(session, photoId);
  if (postId !== null) return posted(storyPart(postId, photoId));
  return unsure('Facebook does not list every story, so this one may be out. Look at the Page.');
};

const storySchema = z.object({
  post_id: idText,
  media_id: idText.nullish().catch(null),
});

/** GET /{page}/stories: id of the story that shows the photo or video; null when none is listed. */
const storyWith = async (
  { api, pageId }: UploadSession,
  mediaId: string
): Promise<string | null> => {
  const stories = await readGraphList(api, {
    path: pathTo(pageId, 'stories'),
    query: { fields: 'post_id,status,creation_time,media_id' },
    schema: storySchema,
  });
  return stories.find((story) => story.media_id === mediaId)?.post_id ?? null;
};
