import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { MediaFile, PostedPart, PreparedPart, PublishRequest } from '../contract';
import { doubtfulCall, writeGraph } from '../meta';
import { LINK_NOT_SCRAPED, MEDIA_ID_INVALID, NOT_FOUND } from './error-rows';
import { forgetHandle } from './media-handle';
import { pauseBefore } from './pause';
import { readPayload, type Payload, type VideoPayload } from './payload';
import { feedPart, storyPart, videoPart } from './posted-part';
import { idText, pathTo, type PageSession, type UploadSession } from './session';
import { publicationOf, readVideo, reasonOf, type VideoState } from './video-status';

const PUBLISH_TIMEOUT_MS = 90_000;
/** Facebook's own advice for a link that it could not read: once more. */
const SCRAPE_AGAIN_MS = 5_000;
/** How long the end of processing is waited for; then it is asked for later. */
const MAX_PROCESSING_MS = 10 * 60_000;
const LOOKS_MS = [1_000, 2_000, 4_000, 8_000, 15_000];
const LOOK_EVERY_MS = 20_000;

const feedSchema = z.object({ id: idText });
/** The id of the post may come along (REELS: uncertain). */
const finishSchema = z.object({
  success: z.literal(true),
  post_id: idText.nullish().catch(null),
});
const storySchema = finishSchema.extend({ post_id: idText });

export interface Commit {
  session: UploadSession;
  request: PublishRequest;
  part: PreparedPart;
}

/** The one call that makes the post visible; files that it finds gone are uploaded anew next time. */
export const commitPost = async (commit: Commit): Promise<PostedPart> => {
  const payload = readPayload(commit.part);
  if (!payload) throw unreadablePayload();
  try {
    return await publish(commit.session, payload);
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    if (error.family === 'unknown_outcome' || error.family === 'rate_limited') throw error;
    return refused(commit, payload, error);
  }
};

const publish = (session: UploadSession, payload: Payload): Promise<PostedPart> => {
  switch (payload.edge) {
    case 'feed':
      return publishFeedPost(session, payload);
    case 'photo_stories':
      return publishPhotoStory(session, payload);
    case 'video_stories':
      return publishVideoStory(session, payload);
    case 'videos':
    case 'video_reels':
      return publishVideo(session, payload);
  }
};

type Of<Edge extends Payload['edge']> = Extract<Payload, { edge: Edge }>;

const publishFeedPost = async (
  session: UploadSession,
  payload: Of<'feed'>
): Promise<PostedPart> => {
  const post = () => send(session, payload, feedSchema);
  try {
    return feedPart(session, (await post()).id);
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.code !== LINK_NOT_SCRAPED) throw error;
    await pauseBefore(session, SCRAPE_AGAIN_MS);
    return feedPart(session, (await post()).id);
  }
};

const publishPhotoStory = async (
  session: UploadSession,
  payload: Of<'photo_stories'>
): Promise<PostedPart> => {
  const { post_id: postId } = await send(session, payload, storySchema);
  return storyPart(postId, payload.body.photo_id);
};

const publishVideoStory = async (
  session: UploadSession,
  payload: VideoPayload
): Promise<PostedPart> => {
  const { post_id: postId } = await send(session, payload, finishSchema);
  await awaitPublication(session, payload.videoId);
  return storyPart(postId ?? payload.videoId, payload.videoId);
};

const publishVideo = async (session: UploadSession, payload: VideoPayload): Promise<PostedPart> => {
  const { videoId } = payload;
  const { post_id: postId } = await send(session, payload, finishSchema);
  return videoPart(session, { videoId, video: await awaitPublication(session, videoId), postId });
};

/** POST /{page}/{edge}: sent once, whatever the answer. */
const send = <T>(
  { api, videoApi, pageId }: PageSession,
  { edge, body }: Payload,
  schema: z.ZodType<T>
): Promise<T> =>
  writeGraph(edge === 'videos' ? videoApi : api, {
    method: 'POST',
    path: pathTo(pageId, edge),
    body: { kind: 'json', value: body },
    schema,
    kind: 'commit',
    timeoutMs: PUBLISH_TIMEOUT_MS,
  });

/**
 * A video is processed after it was accepted, and may still fail then (VID: "failures appear only
 * in status"). From here on it is in doubt whatever goes wrong, but for a clear "error".
 */
const awaitPublication = async (session: UploadSession, videoId: string): Promise<VideoState> => {
  const { api, deps } = session;
  const deadline = deps.clock.now() + MAX_PROCESSING_MS;
  for (let look = 0; deps.clock.now() < deadline; look += 1) {
    const video = await readVideo(session, videoId).catch(() => null);
    const publication = video && publicationOf(video);
    if (video && publication === 'live') return video;
    if (video && publication === 'failed') throw processingFailed(video);
    try {
      await pauseBefore(session, LOOKS_MS[look] ?? LOOK_EVERY_MS);
    } catch (cause) {
      throw doubtfulCall(api, { code: 'STILL_PROCESSING', cause });
    }
  }
  throw doubtfulCall(api, { code: 'STILL_PROCESSING' });
};

const PROCESSING_FAILED = 'MEDIA_PROCESSING_FAILED';

const processingFailed = (video: VideoState): PlatformFailure => {
  const reason = reasonOf(video);
  const message = `Facebook could not process the video${reason ? `: ${reason}` : '.'}`;
  return new PlatformFailure({ family: 'rejected' }, { code: PROCESSING_FAILED, message });
};

/** Nothing was posted. */
const refused = async (
  { session, request }: Commit,
  payload: Payload,
  failure: PlatformFailure
): Promise<never> => {
  const files = request.content.parts[0]?.media ?? [];
  const isAboutFiles = [MEDIA_ID_INVALID, PROCESSING_FAILED].includes(failure.code);
  // A story or a video that is gone is called so, in the words for a Page that is gone.
  const isGone = failure.code === NOT_FOUND && payload.edge !== 'feed';
  const isDuplicate = failure.failure.family === 'rejected' && failure.failure.isDuplicate;
  if (isAboutFiles || isGone || (failure.family === 'rejected' && !isDuplicate)) {
    await forgetFiles(session, files);
  }
  if (!isGone) throw failure;
  throw new PlatformFailure(
    { family: 'retryable' },
    {
      code: MEDIA_ID_INVALID,
      message: 'Facebook does not know an uploaded file any more; it is uploaded again.',
      cause: failure,
    }
  );
};

const forgetFiles = async (
  { journal }: UploadSession,
  files: readonly MediaFile[]
): Promise<void> => {
  for (const file of files) await forgetHandle(journal, file);
};

const unreadablePayload = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'rejected' },
    { code: 'PAYLOAD_UNREADABLE', message: 'What was prepared for Facebook cannot be read.' }
  );
