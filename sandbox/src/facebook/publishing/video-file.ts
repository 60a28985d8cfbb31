import { readMediaFacts, type MediaFacts } from '../../kernel/media-facts';
import type { Facebook } from '../state';
import { addPost, newId } from './content';
import type { PostFormat, Video, VideoEdge } from './content-state';

interface Bounds {
  maxSeconds: number;
  minSeconds: number;
  /** mp4 and QuickTime, or mp4 alone. */
  types: readonly string[];
  /** Upright 9:16 of at least 540 × 960, with 24 to 60 frames a second. */
  isReel: boolean;
}

// https://developers.facebook.com/docs/video-api/guides/publishing and
// https://developers.facebook.com/documentation/video-api/guides/reels-publishing, checked 2026-11-22.
const BOUNDS: Readonly<Record<VideoEdge, Bounds>> = {
  videos: {
    ...{ minSeconds: 0, maxSeconds: 4 * 3600, isReel: false },
    types: ['video/mp4', 'video/quicktime'],
  },
  video_reels: { minSeconds: 3, maxSeconds: 90, types: ['video/mp4'], isReel: true },
  video_stories: {
    ...{ minSeconds: 0, maxSeconds: 60, isReel: false },
    types: ['video/mp4', 'video/quicktime'],
  },
};
const VIDEO_CODECS = ['avc', 'hevc', 'vp9', 'av1'];
const SOUND_CODECS = ['aac'];
/** Headers round: 90.02 seconds pass, 9:16 may be a pixel off. */
const SLACK = 0.01;

const FORMATS: Readonly<Record<VideoEdge, PostFormat>> = {
  videos: 'feed',
  video_reels: 'reel',
  video_stories: 'story',
};

/** Everything that Meta's encoder finds wrong; null when it can be shown. */
const problemOf = (facts: MediaFacts | null, edge: VideoEdge): string | null => {
  const { types, minSeconds, maxSeconds, isReel } = BOUNDS[edge];
  if (!facts?.video) return 'The file is not a video, or is damaged.';
  const { codec, audioCodec, durationMs } = facts.video;
  const seconds = durationMs / 1000;
  if (!types.includes(facts.type)) return `The format ${facts.type} is not supported.`;
  if (!VIDEO_CODECS.includes(codec ?? '')) return 'The video codec is not supported.';
  if (audioCodec !== null && !SOUND_CODECS.includes(audioCodec)) {
    return 'The audio codec is not supported.';
  }
  if (seconds < minSeconds * (1 - SLACK) || seconds > maxSeconds * (1 + SLACK)) {
    return `The video must be ${minSeconds} to ${maxSeconds} seconds long.`;
  }
  return isReel ? reelProblem(facts, facts.video.frameRate) : null;
};

const reelProblem = ({ width, height }: MediaFacts, frameRate: number): string | null => {
  if (width < 540 || height < 960) return 'The resolution must be at least 540 x 960.';
  if (Math.abs(width / height / (9 / 16) - 1) > SLACK) return 'The aspect ratio must be 9:16.';
  return Math.round(frameRate) < 24 || Math.round(frameRate) > 60
    ? 'The frame rate must be 24 to 60 frames per second.'
    : null;
};

export interface NewVideo {
  pageId: string;
  appId: string;
  edge: VideoEdge;
  sessionId: string | null;
  fileSize: number | null;
}

export const openVideo = (facebook: Facebook, input: NewVideo): Video => {
  const { world, state } = facebook;
  const video: Video = {
    id: newId(facebook),
    ...input,
    ...{ createdAt: world.clock.now(), deletedAt: null, pieces: [], received: 0 },
    ...{ uploadedAt: null, blob: null, type: '', finishedAt: null, readyAt: null, problem: null },
    ...{ title: '', description: '', postId: null },
  };
  state.content.videos[video.id] = video;
  world.changed();
  return video;
};

export const addPiece = ({ world }: Facebook, video: Video, bytes: Uint8Array): void => {
  video.pieces.push(world.blobs.put(bytes));
  video.received += bytes.byteLength;
  if (video.received === video.fileSize) video.uploadedAt = world.clock.now();
  world.changed();
};

/**
 * Accepts the video for publishing: it is worked on for a while, and then seen, or it fails.
 *
 * @returns the id of its post, which exists before anybody sees it; null when it will fail
 */
export const publishVideo = async (
  facebook: Facebook,
  video: Video,
  words: { title: string; description: string }
): Promise<string | null> => {
  const { world, state } = facebook;
  // Told twice, it is published once.
  if (video.finishedAt !== null) return video.postId;
  const now = world.clock.now();
  Object.assign(video, { ...words, finishedAt: now, readyAt: now + state.knobs.processingMs });
  const bytes = Buffer.concat(video.pieces.flatMap((piece) => world.blobs.get(piece) ?? []));
  const facts = await readMediaFacts(bytes);
  video.blob = world.blobs.put(bytes);
  video.type = facts?.type ?? '';
  video.problem =
    state.knobs.processingOutcome === 'error'
      ? 'The video could not be processed.'
      : problemOf(facts, video.edge);
  world.changed();
  if (video.problem !== null) return null;
  video.postId = `${video.pageId}_${newId(facebook)}`;
  addPost(facebook, {
    ...{ id: video.postId, pageId: video.pageId, appId: video.appId },
    ...{ createdAt: now, deletedAt: null, format: FORMATS[video.edge] },
    ...{ message: video.description, link: null, card: null, placeId: null, photoIds: [] },
    ...{ videoId: video.id, visibleAt: video.readyAt ?? now },
  });
  return video.postId;
};
