import type { ByteSource, VideoRules } from '../../platforms/contract';
import type { StoredTrim } from '../adaptation/stored-content';
import type { ReadVideo } from './video-facts';
import type { VideoRecipe } from './video-recipe';
import { videoBreaches, type VideoState } from './video-breaches';
import { transcodeWish, type TranscodeWish } from './video-transcode';
import { inSeconds, type TrimTimes, type TrimWish } from './trim-wish';
import { planTrim } from './video-trim';

/** What becomes of a video under a platform's rules. */
export interface VideoPlan {
  /** Null: the very bytes go out. */
  recipe: VideoRecipe | null;
  /** What goes out, as far as it is known before it is made; its bytes are an estimate. */
  state: VideoState;
  /** Where it begins, ms of the upload. */
  startMs: number;
  /** In words. */
  changes: string[];
}

export interface VideoPlanning {
  source: ByteSource;
  /** What the header says. */
  read: ReadVideo;
  trim: StoredTrim | null;
  /** Null: the platform does not take videos there, and its check says so. */
  rules: VideoRules | null;
  /** ffmpeg is installed. */
  canTranscode: boolean;
  /** Keeps what was found out. @default found out each time */
  timesOf?(this: void, wish: TrimWish): Promise<TrimTimes>;
}

/**
 * Cuts what a person asked to be cut, at key frames where that does, and has made anew what breaks
 * the rules. Without ffmpeg, what breaks them stays as it is, for the platform's check to refuse.
 *
 * @throws {Error} in words, when the part that was asked for does not exist
 */
export const planVideo = async (planning: VideoPlanning): Promise<VideoPlan> => {
  const { source, read, rules, canTranscode } = planning;
  const { mimeType, width, height, facts } = read;
  const { byteLength } = source;
  const whole: VideoState = { mimeType, width, height, video: facts, byteLength };
  const trim = isWhole(planning.trim, read.facts.durationMs) ? null : planning.trim;
  const cut = trim && (await cutOf(planning, trim));
  const copied = cut ? partOf(whole, cut.times) : whole;
  const exact = trim && { ...trim, endMs: Math.min(trim.endMs, read.facts.durationMs) };
  const transcode =
    canTranscode && rules ? transcodeWish({ video: copied, trim: exact }, rules) : null;
  if (transcode) return made(transcode, { whole, copied, rules });
  if (!cut) return { recipe: null, state: whole, startMs: 0, changes: [] };
  return {
    recipe: { cut: cut.wish, transcode: null },
    state: copied,
    startMs: cut.times.startMs,
    changes: [cutWords(cut.wish, cut.times)],
  };
};

const isWhole = (trim: StoredTrim | null, durationMs: number): boolean =>
  trim !== null && trim.startMs === 0 && trim.endMs >= durationMs;

const cutOf = async (
  { source, rules, timesOf }: VideoPlanning,
  { startMs, endMs }: StoredTrim
): Promise<{ wish: TrimWish; times: TrimTimes }> => {
  const longestMs = rules?.durationMs.max ?? Infinity;
  const wish = { startMs, endMs, ...(Number.isFinite(longestMs) && { longestMs }) };
  return { wish, times: await (timesOf ? timesOf(wish) : planTrim(source, wish)) };
};

/** WebM stays, everything else becomes MP4. */
const partOf = (whole: VideoState, { startMs, endMs }: TrimTimes): VideoState => {
  const durationMs = endMs - startMs;
  const share = durationMs / Math.max(durationMs, whole.video?.durationMs ?? durationMs);
  return {
    ...whole,
    mimeType: whole.mimeType === 'video/webm' ? 'video/webm' : 'video/mp4',
    byteLength: Math.max(1, Math.ceil(whole.byteLength * share)),
    video: whole.video && { ...whole.video, durationMs },
  };
};

/** What a person reads of a cut; also of one that was made, with its true times. */
export const cutWords = (
  wish: Pick<TrimWish, 'startMs'>,
  { startMs, endMs }: TrimTimes
): string => {
  const part = `it was cut to the part from ${inSeconds(startMs)} to ${inSeconds(endMs)}`;
  const isMoved = inSeconds(startMs) !== inSeconds(wish.startMs);
  return isMoved
    ? `${part}: without converting it, it cannot begin right at ${inSeconds(wish.startMs)}`
    : part;
};

interface Making {
  whole: VideoState;
  copied: VideoState;
  rules: VideoRules | null;
}

const made = (wish: TranscodeWish, { whole, copied, rules }: Making): VideoPlan => {
  const { trim, canvas, frameRate, videoBitRate } = wish;
  const durationMs = trim ? trim.endMs - trim.startMs : (whole.video?.durationMs ?? 0);
  const bytes = Math.ceil(((videoBitRate / 8) * durationMs) / 1000);
  const state: VideoState = {
    mimeType: 'video/mp4',
    ...canvas,
    byteLength: Math.max(1, Math.min(bytes, rules?.maxBytes ?? bytes)),
    video: {
      durationMs,
      videoCodec: 'avc',
      audioCodec: whole.video?.audioCodec ? 'aac' : null,
      frameRate: frameRate ?? whole.video?.frameRate ?? null,
    },
  };
  return {
    recipe: { cut: null, transcode: wish },
    state,
    startMs: trim?.startMs ?? 0,
    changes: madeWords(wish, { whole, copied, rules }),
  };
};

const madeWords = (
  { trim, picture, canvas, frameRate }: TranscodeWish,
  { whole, copied, rules }: Making
): string[] => {
  const { width, height } = whole;
  const isScaled = Math.abs(picture.width - (width ?? 0)) > 1;
  const isPadded = canvas.width !== picture.width || canvas.height !== picture.height;
  const isHeavy = rules !== null && videoBreaches(copied, rules).includes('bytes');
  const candidates: [boolean, string][] = [
    [trim !== null, trim ? cutWords(trim, trim) : ''],
    [true, 'it was converted to H.264 with AAC in MP4'],
    [
      isScaled,
      `it was scaled from ${width} × ${height} to ${picture.width} × ${picture.height} pixels`,
    ],
    [isPadded, 'it got black bars, as its shape is not taken'],
    [frameRate !== null, `it has ${Math.round(frameRate ?? 0)} frames a second now`],
    [isHeavy, 'it was compressed, as it has too many bytes'],
  ];
  return candidates.filter(([holds]) => holds).map(([, words]) => words);
};
