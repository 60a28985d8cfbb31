import { z } from 'zod';

import type { VideoRules } from '../../platforms/contract';
import { frameOf, type Size } from './image-frame';
import { videoBreaches, type VideoBreach, type VideoState } from './video-breaches';

const evenSize = z.object({ width: z.int().positive(), height: z.int().positive() });

/** How a video is made anew: H.264 with AAC in MP4. */
export const transcodeWishSchema = z.object({
  /** The format of the upload; it is not guessed anew. */
  from: z.enum(['mov', 'matroska']),
  /** Exact, ms of the upload; null: all of it. */
  trim: z.object({ startMs: z.number(), endMs: z.number() }).nullable(),
  /** Pixels, all even. */
  picture: evenSize,
  /** Larger than the picture where the shape had to change. */
  canvas: evenSize,
  /** Frames a second; null: as before. */
  frameRate: z.number().nullable(),
  /** Most bits a second of the pictures. */
  videoBitRate: z.int().positive(),
});

export type TranscodeWish = z.infer<typeof transcodeWishSchema>;

/** What a video is and what shall be left of it. */
export interface TranscodeRequest {
  /** The video, or the part of it, as it would go out unconverted. */
  video: VideoState;
  /** What a person wants of it, ms; null: all. */
  trim: { startMs: number; endMs: number } | null;
}

/** ffmpeg reads the file as this and as nothing else: a playlist could name files of ours. */
const DEMUXERS: Readonly<Record<string, TranscodeWish['from']>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/webm': 'matroska',
  'video/x-matroska': 'matroska',
};

const MAX_VIDEO_BITS = 12_000_000;
/** Below that a film is a mosaic: better to say that it is too long for its bytes. */
const MIN_VIDEO_BITS = 200_000;
const AUDIO_BITS = 128_000;
/** For the container, and for the codec's aim, which is not exact. */
const SPARE_SHARE = 0.9;
/** The codec may be ahead of its most bits a second by as much of them: x264 begins so. */
const BUFFER_S = 1;
/** Sound is padded to whole frames of 21 ms, at both ends: cut before, or it outlasts the part. */
const SOUND_PADDING_MS = 45;

/**
 * How to make a video obey; null when it does already, or when converting cannot help: nobody
 * wants a film cut without having asked, and a short one gets no longer.
 */
export const transcodeWish = (
  { video, trim }: TranscodeRequest,
  rules: VideoRules
): TranscodeWish | null => {
  const from = DEMUXERS[video.mimeType];
  const breaches = videoBreaches(video, rules);
  const isNeeded = breaches.some((breach) => breach !== 'tooShort');
  if (!from || !isNeeded || !isPossible(breaches, trim) || !takesResult(rules)) return null;
  const { width, height, video: header } = video;
  if (!width || !height || !header) return null;
  const durationMs = trim ? trim.endMs - trim.startMs : header.durationMs;
  const videoBitRate = bitRateFor(durationMs, rules);
  if (videoBitRate === null || durationMs > rules.durationMs.max) return null;
  const asIs = { width, height };
  const frame = frameOf(asIs, {
    ...{ mimeTypes: [], maxBytes: 0, maxPixels: Infinity },
    maxSide: rules.maxSide ?? Infinity,
    minSide: rules.minSide,
    ratio: breaches.includes('ratio') ? rules.ratio : undefined,
  });
  return {
    ...{ from, trim, videoBitRate },
    picture: even(frame.picture),
    canvas: even(frame.canvas),
    frameRate: breaches.includes('frameRate') ? nearestRate(header.frameRate, rules) : null,
  };
};

/** Only a part that was asked for is cut exactly; what is too short stays so. */
const isPossible = (breaches: readonly VideoBreach[], trim: TranscodeRequest['trim']): boolean =>
  !breaches.includes('tooShort') && (trim !== null || !breaches.includes('tooLong'));

const takesResult = ({ mimeTypes, videoCodecs, audioCodecs }: VideoRules): boolean =>
  mimeTypes.includes('video/mp4') && videoCodecs.includes('avc') && audioCodecs.includes('aac');

const bitRateFor = (durationMs: number, { maxBytes }: VideoRules): number | null => {
  const allBits = (maxBytes * 8 * SPARE_SHARE) / (durationMs / 1000 + BUFFER_S);
  const bits = Math.floor(Math.min(MAX_VIDEO_BITS, allBits - AUDIO_BITS));
  return bits < MIN_VIDEO_BITS ? null : bits;
};

/** H.264 in its usual colour format halves both sides. */
const even = ({ width, height }: Size): Size => ({
  width: Math.max(2, width - (width % 2)),
  height: Math.max(2, height - (height % 2)),
});

const nearestRate = (
  frameRate: number | null,
  { frameRate: allowed }: VideoRules
): number | null =>
  frameRate === null || !allowed
    ? null
    : Math.min(allowed.max, Math.max(Math.ceil(allowed.min), frameRate));

/**
 * Arguments for ffmpeg, one an element: no shell sees them.
 *
 * @see https://ffmpeg.org/ffmpeg.html
 */
export const ffmpegArguments = (
  wish: TranscodeWish,
  { input, output }: { input: string; output: string }
): string[] => [
  ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-y'],
  // Nothing but this one file is opened, whatever stands in it.
  ...['-protocol_whitelist', 'file', '-f', wish.from],
  ...seekArguments(wish),
  ...['-i', `file:${input}`],
  ...['-map', '0:v:0', '-map', '0:a:0?', '-sn', '-dn', '-map_metadata', '-1'],
  ...['-vf', filtersOf(wish), '-c:v', 'libx264', '-preset', 'medium', '-profile:v', 'high'],
  ...(wish.frameRate === null ? [] : ['-r', String(wish.frameRate)]),
  ...['-crf', '21', '-maxrate', String(wish.videoBitRate)],
  ...['-bufsize', String(wish.videoBitRate * BUFFER_S)],
  ...['-af', soundFiltersOf(wish), '-c:a', 'aac'],
  ...['-b:a', String(AUDIO_BITS), '-ar', '48000', '-ac', '2'],
  ...lengthArguments(wish),
  // The index in front and no edit list: Instagram and Threads want it so.
  ...['-use_editlist', '0', '-movflags', '+faststart+negative_cts_offsets'],
  ...['-f', 'mp4', `file:${output}`],
];

/** Before the input: it is decoded from the key frame on and cut exactly. */
const seekArguments = ({ trim }: TranscodeWish): string[] =>
  trim ? ['-ss', secondsOf(trim.startMs), '-t', secondsOf(trim.endMs - trim.startMs)] : [];

/** The input may give one frame more: rounded to the frame rate, it would begin at the end. */
const lengthArguments = ({ trim }: TranscodeWish): string[] =>
  trim ? ['-t', secondsOf(trim.endMs - trim.startMs)] : [];

const secondsOf = (ms: number): string => (ms / 1000).toFixed(3);

/** Without an edit list, sound that begins later than the pictures needs silence before it. */
const soundFiltersOf = ({ trim }: TranscodeWish): string => {
  const fill = 'aresample=async=1:first_pts=0';
  if (!trim) return fill;
  const lengthMs = trim.endMs - trim.startMs - SOUND_PADDING_MS;
  return `${fill},atrim=end=${secondsOf(Math.max(0, lengthMs))}`;
};

const filtersOf = ({ picture, canvas }: TranscodeWish): string => {
  const scale = `scale=${picture.width}:${picture.height}`;
  const isPadded = picture.width !== canvas.width || picture.height !== canvas.height;
  const bars = isPadded ? [`pad=${canvas.width}:${canvas.height}:-1:-1:black`] : [];
  return [scale, ...bars, 'setsar=1', 'format=yuv420p'].join(',');
};
