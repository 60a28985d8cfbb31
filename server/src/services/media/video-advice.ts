import type { FormatRules, VideoRules } from '../../platforms/contract';
import { videoBreaches, type VideoBreach, type VideoState } from './video-breaches';
import { inSeconds } from './trim-wish';

interface AdviceContext {
  /** Where it shall go, as {@link formatWords} says it: "Instagram stories". */
  label: string;
  /** The other formats of the same platform. */
  otherFormats: readonly FormatRules[];
}

/** "Instagram stories": what a format of a platform is called in a sentence. */
export const formatWords = (platformLabel: string, { label }: FormatRules): string => {
  const word = label.toLowerCase();
  return `${platformLabel} ${/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`}`;
};

/**
 * What a video is, what is allowed, and what to do about it, for a person who has no ffmpeg here:
 * "Video is 94 s; Instagram stories allow 60 s: trim, or send it as a reel." Null when it obeys.
 */
export const videoAdvice = (
  video: VideoState,
  rules: VideoRules,
  { label, otherFormats }: AdviceContext
): string | null => {
  const breaches = videoBreaches(video, rules);
  if (breaches.length === 0) return null;
  const facts = { video, rules, label };
  const sentences = GROUPS.flatMap((group) => {
    const broken = group.breaches.filter((breach) => breaches.includes(breach));
    return broken.length === 0 ? [] : [group.say(facts)];
  });
  const other = otherFormats.find(
    (format) => format.video && videoBreaches(video, format.video).length === 0
  );
  const instead = other ? `, or send it as ${aOrAn(other.label.toLowerCase())}` : '';
  return `${sentences.join('. ')}${instead}.`;
};

interface Facts {
  video: VideoState;
  rules: VideoRules;
  label: string;
}

/** What one sentence is about; `say` leaves the full stop away. */
interface Group {
  breaches: readonly VideoBreach[];
  say(this: void, facts: Facts): string;
}

const GROUPS: readonly Group[] = [
  {
    breaches: ['tooLong'],
    say: ({ video, rules, label }) =>
      `Video is ${lengthOf(video)}; ${label} allow ${inSeconds(rules.durationMs.max)}: trim`,
  },
  {
    breaches: ['tooShort'],
    say: ({ video, rules, label }) =>
      `Video is ${lengthOf(video)}; ${label} need ${inSeconds(rules.durationMs.min)}: choose a longer one`,
  },
  {
    breaches: ['container', 'videoCodec', 'audioCodec'],
    say: ({ video, rules, label }) =>
      `Video is ${madeOf(video)}; ${label} allow ${allowedMake(rules)}: convert it to ${goal(rules)}`,
  },
  {
    breaches: ['bytes'],
    say: ({ video, rules, label }) =>
      `Video has ${megabytes(video.byteLength)}; ${label} allow ${megabytes(rules.maxBytes)}: make it smaller than ${megabytes(rules.maxBytes)}`,
  },
  {
    breaches: ['tooLarge'],
    say: ({ video, rules, label }) =>
      `Video is ${sidesOf(video)} pixels; ${label} allow sides up to ${rules.maxSide}: scale it down`,
  },
  {
    breaches: ['tooSmall'],
    say: ({ video, rules, label }) =>
      `Video is ${sidesOf(video)} pixels; ${label} need sides from ${rules.minSide}: choose a larger one`,
  },
  {
    breaches: ['ratio'],
    say: ({ video, rules, label }) =>
      `Video is ${sidesOf(video)} pixels; ${label} allow ${shapesOf(rules)}: crop it, or give it bars`,
  },
  {
    breaches: ['frameRate'],
    say: ({ video, rules, label }) =>
      `Video has ${Math.round(video.video?.frameRate ?? 0)} frames a second; ${label} allow ${rules.frameRate?.min} to ${rules.frameRate?.max}: convert it`,
  },
];

const NAMES: Readonly<Record<string, string>> = {
  avc: 'H.264',
  hevc: 'H.265',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  aac: 'AAC',
  mp3: 'MP3',
  opus: 'Opus',
  vorbis: 'Vorbis',
  'video/mp4': 'MP4',
  'video/quicktime': 'MOV',
  'video/webm': 'WebM',
  'video/x-matroska': 'Matroska',
};

const named = (id: string): string => NAMES[id] ?? id;

const anyOf = (ids: readonly string[]): string => ids.map(named).join(' or ');

const lengthOf = ({ video }: VideoState): string => inSeconds(video?.durationMs ?? 0);

const sidesOf = ({ width, height }: VideoState): string => `${width} × ${height}`;

const madeOf = ({ mimeType, video }: VideoState): string => {
  const sound = video?.audioCodec ? ` and ${named(video.audioCodec)}` : '';
  return `${named(mimeType)} with ${named(video?.videoCodec ?? 'unknown pictures')}${sound}`;
};

const allowedMake = ({ mimeTypes, videoCodecs, audioCodecs }: VideoRules): string =>
  `${anyOf(mimeTypes)} with ${anyOf(videoCodecs)} and ${anyOf(audioCodecs)}`;

/** H.264 with AAC in MP4 wherever it is taken: every program writes it. */
const goal = ({ mimeTypes, videoCodecs, audioCodecs }: VideoRules): string => {
  const best = (ids: readonly string[], liked: string) =>
    named(ids.includes(liked) ? liked : (ids[0] ?? liked));
  return `${best(videoCodecs, 'avc')} with ${best(audioCodecs, 'aac')} in ${best(mimeTypes, 'video/mp4')}`;
};

const shapesOf = ({ ratio }: VideoRules): string => {
  const round = (value: number) => Number(value.toFixed(2));
  if (!ratio) return 'any shape';
  return ratio.min === ratio.max
    ? `width : height of ${round(ratio.min)}`
    : `width : height from ${round(ratio.min)} to ${round(ratio.max)}`;
};

const megabytes = (bytes: number): string => `${Number((bytes / 1_000_000).toFixed(1))} MB`;

const aOrAn = (word: string): string => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`);
