import { overflowPlace } from '../../../../server/src/platforms/contract/overflow-place';
import { countHere } from '../counting';
import type { Fold, PreviewWidth } from '../looks/look';
import type { PostOptions } from '../post-options';
import { foldPlace } from './fold-place';
import { beginningOf } from './folded';
import type { TextSegment } from './segment';
import { segmentsOf } from './segments-of';

export interface TextViewArgs {
  platform: string;
  options: PostOptions;
  text: string;
  overflowAt: number | null;
  fold: Fold | null;
  width: PreviewWidth;
}

export interface TextView {
  segments: TextSegment[];
  /** What is seen before somebody unfolds; null: everything. */
  beginning: TextSegment[] | null;
}

/**
 * A text as it is drawn, folded where the platform folds. What is too long is never folded: its end
 * is what has to be seen.
 */
export const textView = ({ fold, width, ...args }: TextViewArgs): TextView => {
  const segments = segmentsOf(args);
  const isFoldable = fold !== null && args.overflowAt === null;
  const place = isFoldable ? foldedAt(segments, { fold, width, ...args }) : null;
  return { segments, beginning: place === null ? null : beginningOf(segments, place) };
};

const foldedAt = (
  segments: readonly TextSegment[],
  {
    fold,
    width,
    platform,
    text,
  }: Pick<TextViewArgs, 'platform' | 'text' | 'width'> & { fold: Fold }
): number | null => {
  if (fold.kind === 'lines') {
    const rule = fold[width];
    return rule ? foldPlace(segments.map(({ shown }) => shown).join(''), rule) : null;
  }
  const count = (words: string) => countHere(platform, words);
  const place = overflowPlace({ text, limit: fold.most, count });
  return place === null ? null : shownLength(segments, place);
};

/** How much is shown of the first units of the text. */
const shownLength = (segments: readonly TextSegment[], units: number): number => {
  let left = units;
  let length = 0;
  for (const { kind, raw, shown } of segments) {
    if (raw.length > left) return kind === 'text' ? length + left : length;
    length += shown.length;
    left -= raw.length;
  }
  return length;
};
