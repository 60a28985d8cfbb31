import type { MediaFile, Range, VideoRules } from '../../platforms/contract';

/** What is known of a video; a {@link MediaFile} is one. */
export type VideoState = Pick<MediaFile, 'mimeType' | 'byteLength' | 'width' | 'height' | 'video'>;

export type VideoBreach =
  | 'container'
  | 'videoCodec'
  | 'audioCodec'
  | 'tooLong'
  | 'tooShort'
  | 'bytes'
  | 'tooLarge'
  | 'tooSmall'
  | 'ratio'
  | 'frameRate';

/** As the platforms' check allows it for rounding. */
const TOLERANCE = 0.005;

/** Which of the rules a video breaks; what is not known of it breaks none. */
export const videoBreaches = (video: VideoState, rules: VideoRules): VideoBreach[] => {
  const { mimeType, byteLength, width, height } = video;
  const found: [VideoBreach, boolean][] = [
    ['container', !rules.mimeTypes.includes(mimeType)],
    ...headerBreaches(video, rules),
    ['bytes', byteLength > rules.maxBytes],
  ];
  if (width && height) {
    found.push(
      ['tooLarge', Math.max(width, height) > (rules.maxSide ?? Infinity)],
      ['tooSmall', Math.min(width, height) < (rules.minSide ?? 0)],
      ['ratio', rules.ratio !== undefined && isOutside(width / height, rules.ratio)]
    );
  }
  return found.filter(([, isBroken]) => isBroken).map(([breach]) => breach);
};

const headerBreaches = ({ video }: VideoState, rules: VideoRules): [VideoBreach, boolean][] => {
  if (!video) return [];
  const { videoCodec, audioCodec, durationMs, frameRate } = video;
  const { min, max } = rules.durationMs;
  return [
    ['videoCodec', videoCodec !== null && !rules.videoCodecs.includes(videoCodec)],
    ['audioCodec', audioCodec !== null && !rules.audioCodecs.includes(audioCodec)],
    ['tooLong', durationMs > max * (1 + TOLERANCE)],
    ['tooShort', durationMs < min * (1 - TOLERANCE)],
    [
      'frameRate',
      rules.frameRate !== undefined &&
        frameRate !== null &&
        isOutside(Math.round(frameRate), rules.frameRate),
    ],
  ];
};

const isOutside = (value: number, { min, max }: Range): boolean =>
  value < min * (1 - TOLERANCE) || value > max * (1 + TOLERANCE);
