import { readMediaFacts, type MediaFacts } from '../kernel/media-facts';
import type { World } from '../kernel/platform-sandbox';
import { accountByKey } from './accounts';
import type { PostFile, Publish } from './state';

const VIDEO_TYPES = ['video/mp4', 'video/quicktime', 'video/webm'];
const VIDEO_CODECS = ['avc', 'hevc', 'vp8', 'vp9'];
const PHOTO_TYPES = ['image/jpeg', 'image/webp'];
const FRAME_RATE = { min: 23, max: 60 };
const VIDEO_SIDE = { min: 360, max: 4096 };
const MAX_VIDEO_S = 600;
/** "1080p": the short side. */
const MAX_PHOTO_SHORT_SIDE = 1080;

export type Checked = { file: PostFile; durationS: number } | { failReason: string };

/** What TikTok finds when it opens a file (MEDIA). Frame rates are rounded as people give them. */
export const checkFile = async (
  { blobs }: World,
  publish: Publish,
  bytes: Uint8Array
): Promise<Checked> => {
  const facts = await readMediaFacts(bytes);
  const failReason = facts ? reasonAgainst(publish, facts) : 'file_format_check_failed';
  if (!facts || failReason) return { failReason: failReason ?? 'file_format_check_failed' };
  const { type, width, height } = facts;
  const kind = publish.kind === 'video' ? 'video' : 'image';
  return {
    file: { hash: blobs.put(bytes), type, kind, width, height },
    durationS: Math.round((facts.video?.durationMs ?? 0) / 1000),
  };
};

const reasonAgainst = (publish: Publish, facts: MediaFacts): string | null =>
  publish.kind === 'video' ? reasonAgainstVideo(publish, facts) : reasonAgainstPhoto(facts);

const reasonAgainstVideo = (publish: Publish, facts: MediaFacts): string | null => {
  const { video, width, height } = facts;
  if (!video || !VIDEO_TYPES.includes(facts.type) || !VIDEO_CODECS.includes(video.codec ?? '')) {
    return 'file_format_check_failed';
  }
  const isInApp = publish.mode === 'inbox';
  const ofAccount = accountByKey(publish.accountKey)?.creator.maxVideoS ?? MAX_VIDEO_S;
  const maxS = isInApp ? MAX_VIDEO_S : Math.min(MAX_VIDEO_S, ofAccount);
  if (video.durationMs > maxS * 1000 || video.durationMs <= 0) return 'duration_check_failed';
  const rate = Math.round(video.frameRate);
  if (rate < FRAME_RATE.min || rate > FRAME_RATE.max) return 'frame_rate_check_failed';
  const sides = [width, height];
  const isFitting = sides.every((side) => side >= VIDEO_SIDE.min && side <= VIDEO_SIDE.max);
  return isFitting ? null : 'picture_size_check_failed';
};

const reasonAgainstPhoto = (facts: MediaFacts): string | null => {
  const isStill = facts.kind === 'image' && facts.frames === 1;
  if (!isStill || !PHOTO_TYPES.includes(facts.type)) return 'file_format_check_failed';
  const isFitting = Math.min(facts.width, facts.height) <= MAX_PHOTO_SHORT_SIDE;
  return isFitting ? null : 'picture_size_check_failed';
};
