import { GraphError } from '../../meta/graph-error';
import type { Instagram } from '../state';
import type { PlannedRefusal, Refusal } from './model';

/**
 * developers.facebook.com/documentation/instagram-platform/instagram-graph-api/reference/error-codes
 * (2026-06-02) by subcode; the last two are known from container statuses only. HTTP 400 for all.
 */
const REFUSALS: Readonly<Record<number, { code: number; message: string }>> = {
  2207001: { code: -1, message: 'Instagram server error. Try again.' },
  2207003: { code: -2, message: 'It takes too long to download the media.' },
  2207004: {
    code: 36000,
    message: 'The image is too large to download. It should be less than 8 MiB.',
  },
  2207005: { code: 36001, message: 'The image format is not supported.' },
  2207006: { code: 24, message: 'The media with this id cannot be found.' },
  2207008: {
    code: 24,
    message: 'The media builder with the creation id does not exist or has expired.',
  },
  2207009: {
    code: 36003,
    message: 'The submitted image with this aspect ratio cannot be published.',
  },
  2207010: { code: 36004, message: 'The caption was too long.' },
  2207020: { code: -2, message: 'The media you are trying to access has expired.' },
  2207023: { code: 100, message: 'The media type is unknown.' },
  2207026: { code: 352, message: 'The video format is not supported.' },
  2207027: { code: 9007, message: 'Media ID is not available' },
  2207028: { code: 100, message: 'Your carousel needs between 2 and 10 photos or videos.' },
  2207032: { code: -1, message: 'Create media fail, please try to re-create media.' },
  2207040: { code: 100, message: 'Cannot use more than 20 tags per created media.' },
  2207042: {
    code: 9,
    message:
      'You reached the maximum number of posts that is allowed to be published by Content Publishing API.',
  },
  2207050: { code: 25, message: 'The Instagram account is restricted.' },
  2207051: { code: 4, message: 'We restrict certain activity to protect our community.' },
  2207052: { code: 9004, message: 'The media could not be fetched from this URI.' },
  2207053: { code: -1, message: 'Unknown upload error.' },
  2207057: {
    code: 1,
    message: 'Thumbnail offset must be greater than or equal to 0 and less than video duration.',
  },
  2207073: { code: -1, message: 'This media type is not supported.' },
  2207081: { code: 100, message: 'This account cannot post trial reels.' },
  2207077: { code: 9004, message: 'The video could not be downloaded.' },
  2207082: { code: 9004, message: 'The media could not be uploaded.' },
};

export const KNOWN_SUBCODES = Object.keys(REFUSALS).map(Number);

export const refusalOf = (subcode: number): Refusal => {
  const known = REFUSALS[subcode] ?? { code: -1, message: 'Unknown error.' };
  return { ...known, subcode };
};

export const graphErrorOf = ({ code, subcode, message }: Refusal): GraphError =>
  new GraphError({
    status: code === 1 || code === 2 ? 500 : 400,
    code,
    subcode: subcode ?? undefined,
    message,
    isTransient: [-1, -2, 1, 2].includes(code),
  });

export const contentError = (subcode: number): GraphError => graphErrorOf(refusalOf(subcode));

/** The refusal that was planned for this step; it strikes once. */
export const takePlanned = (
  { state, world }: Instagram,
  step: PlannedRefusal['step']
): Refusal | null => {
  const place = state.planned.findIndex((planned) => planned.step === step);
  if (place < 0) return null;
  const [refusal] = state.planned.splice(place, 1);
  world.changed();
  return refusal ?? null;
};
