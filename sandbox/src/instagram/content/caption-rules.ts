import type { GraphError } from '../../meta/graph-error';
import type { Knobs } from '../knobs';
import { contentError } from './refusals';

const MAX_LENGTH = 2200;
const MAX_HASHTAGS = 30;
const MAX_MENTIONS = 20;

const TAG_START = /^[\p{L}\p{N}_\p{Extended_Pictographic}]$/u;
const NAME_SIGN = /^[A-Za-z0-9_]$/;

/** Signs after which an `@` belongs to a mail address. */
const ADDRESS_SIGN = /^[A-Za-z0-9_.+-]$/;

interface Counted {
  length: number;
  hashtags: number;
  mentions: number;
}

/** Walks the caption sign by sign. */
const countCaption = (caption: string, unit: Knobs['captionUnit']): Counted => {
  const signs = Array.from(caption);
  const counted: Counted = { length: 0, hashtags: 0, mentions: 0 };
  signs.forEach((sign, place) => {
    counted.length += unit === 'utf16' && (sign.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
    const next = signs[place + 1] ?? '';
    if (sign === '#' && TAG_START.test(next)) counted.hashtags += 1;
    const isInside = ADDRESS_SIGN.test(signs[place - 1] ?? '');
    if (sign === '@' && !isInside && NAME_SIGN.test(next)) counted.mentions += 1;
  });
  return counted;
};

/** Why a caption is refused: 2200 characters, 30 hashtags, 20 mentions. Null: it is not. */
export const captionProblem = (
  caption: string,
  { captionUnit }: Pick<Knobs, 'captionUnit'>
): GraphError | null => {
  const { length, hashtags, mentions } = countCaption(caption, captionUnit);
  if (length > MAX_LENGTH || hashtags > MAX_HASHTAGS) return contentError(2207010);
  return mentions > MAX_MENTIONS ? contentError(2207040) : null;
};
