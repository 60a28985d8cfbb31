import { PlatformFailure } from '../contract';
import type { MediaFile, PreparedPart, PublishRequest } from '../contract';
import { parsePostOptions } from '../contract';
import { ensureFeedVideo } from './feed-video';
import { facebookOptionsSchema, type FacebookOptions } from './options';
import { writePayload, type Payload } from './payload';
import { ensurePhoto, ensurePhotos } from './photos';
import { ensureUpload } from './rupload';
import type { UploadSession } from './session';

interface Draft {
  session: UploadSession;
  request: PublishRequest;
  options: FacebookOptions;
  files: readonly MediaFile[];
  /** Undefined: none. */
  text: string | undefined;
}

/** Uploads what is missing, all of it invisible, and builds the one part that a post here has. */
export const preparePost = async (
  session: UploadSession,
  request: PublishRequest
): Promise<PreparedPart[]> => {
  // What is out needs its files no more, and they may have gone.
  if (request.journal.posted.length > 0) return [{ index: 0, payload: null }];
  const [part] = request.content.parts;
  const text = part?.text.trim() ? part.text : undefined;
  const options = parsePostOptions(facebookOptionsSchema, request.options, 'Facebook');
  const draft = { session, request, options, files: part?.media ?? [], text };
  return [{ index: 0, payload: writePayload(await payloadOf(draft)) }];
};

const payloadOf = async (draft: Draft): Promise<Payload> => {
  const [file] = draft.files;
  const { format } = draft.request.content;
  switch (format) {
    case 'feed':
      return file?.kind === 'video' ? feedVideo(draft, file) : feedPost(draft);
    case 'reel':
      return reel(draft, required(file));
    case 'story':
      return story(draft, required(file));
  }
};

/** POSTS: a link never beside photos, where it is not said which of them wins. */
const feedPost = async ({ session, request, options, files, text }: Draft): Promise<Payload> => {
  const photos = await ensurePhotos(session, files);
  const link = photos.length === 0 ? request.content.card?.url : undefined;
  return {
    edge: 'feed',
    body: {
      message: text,
      link,
      place: options.placeId,
      attached_media: photos.length > 0 ? photos.map((id) => ({ media_fbid: id })) : undefined,
    },
  };
};

const feedVideo = async ({ session, options, text }: Draft, file: MediaFile): Promise<Payload> => {
  const { videoId, sessionId } = await ensureFeedVideo(session, file);
  return {
    edge: 'videos',
    videoId,
    body: {
      upload_phase: 'finish',
      upload_session_id: sessionId,
      title: options.videoTitle,
      // VID: the text of a video is its description.
      description: text,
    },
  };
};

const reel = async ({ session, options, text }: Draft, file: MediaFile): Promise<Payload> => {
  const videoId = await ensureUpload(session, file, 'video_reels');
  return {
    edge: 'video_reels',
    videoId,
    body: {
      upload_phase: 'finish',
      video_id: videoId,
      video_state: 'PUBLISHED',
      title: options.videoTitle,
      description: text,
    },
  };
};

const story = async ({ session }: Draft, file: MediaFile): Promise<Payload> => {
  if (file.kind !== 'video') {
    return { edge: 'photo_stories', body: { photo_id: await ensurePhoto(session, file) } };
  }
  const videoId = await ensureUpload(session, file, 'video_stories');
  return { edge: 'video_stories', videoId, body: { upload_phase: 'finish', video_id: videoId } };
};

const required = (file: MediaFile | undefined): MediaFile => {
  if (file) return file;
  const message = 'A reel or a story on Facebook needs a file.';
  throw new PlatformFailure({ family: 'rejected' }, { code: 'MEDIA_MISSING', message });
};
