import { PlatformFailure } from '../contract';

/** How often a file is offered before its address, or the file, is taken for bad. */
export const MAX_FETCHES = 3;

/** Our name for a file that the create call could not fetch. */
export const NOT_FETCHED = 'MEDIA_NOT_FETCHED';

interface Reason {
  says: string;
  /** May be over at the next try. */
  mayPass?: true;
}

/** TS, with words for people. */
const REASONS: Readonly<Record<string, Reason>> = {
  FAILED_DOWNLOADING_VIDEO: {
    says: 'Threads could not fetch a video from its address: this Strapi must be reachable from the internet.',
    mayPass: true,
  },
  FAILED_PROCESSING_AUDIO: {
    says: 'Threads could not read the sound of a video: it takes AAC, up to 48 kHz, mono or stereo.',
  },
  FAILED_PROCESSING_VIDEO: {
    says: 'Threads could not process a video: it takes MP4 or MOV with H.264 or HEVC, up to 1920 pixels wide.',
  },
  INVALID_ASPEC_RATIO: {
    says: 'Threads does not take the proportions of a video: width to height from 0.01:1 to 10:1.',
  },
  INVALID_BIT_RATE: { says: 'A video has more bits a second than Threads takes (100 Mbit).' },
  INVALID_DURATION: { says: 'A video is longer than Threads takes: up to five minutes.' },
  INVALID_FRAME_RATE: { says: 'Threads takes videos of 23 to 60 frames a second.' },
  INVALID_AUDIO_CHANNELS: { says: 'Threads takes videos with mono or stereo sound only.' },
  INVALID_AUDIO_CHANNEL_LAYOUT: { says: 'Threads takes videos with mono or stereo sound only.' },
  [NOT_FETCHED]: {
    says: 'Threads could not fetch a file from its address: this Strapi must be reachable from the internet.',
    mayPass: true,
  },
  UNKNOWN: {
    says: 'Threads could not use a file of the post and does not say why: its address may not be reachable from the internet, or the file may be damaged.',
    mayPass: true,
  },
};

/** @param isLast it was offered often enough: nothing more is tried */
export const containerFailure = (reason: string | null, isLast: boolean): PlatformFailure => {
  const code = reason ?? 'UNKNOWN';
  const known = Object.hasOwn(REASONS, code) ? REASONS[code] : REASONS.UNKNOWN;
  const { says, mayPass } = known ?? { says: 'Threads could not use a file of the post.' };
  const family = mayPass && !isLast ? 'retryable' : 'rejected';
  return new PlatformFailure({ family }, { code, message: `${says} (${code})` });
};
