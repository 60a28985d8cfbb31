import { cutPointsOf, type CutPoint } from './cut-points';

const ELLIPSIS = '…';
/** A sentence end is preferred when it keeps at least this share of what would fit. */
const SENTENCE_SHARE = 0.6;

/**
 * The longest beginning of `text` for which `fits` holds, ended with "…" unless it is the whole
 * text or ends a sentence. Empty when not even one word fits. `fits` must be monotone: what holds
 * for a text holds for its beginnings.
 */
export const shorten = (
  text: string,
  fits: (candidate: string) => boolean,
  language: string | null
): string => {
  if (fits(text)) return text;
  const points = cutPointsOf(text, language);
  const longest = lastFitting(points, (point) => fits(endedAt(text, point)));
  if (longest < 0) return '';
  const best = preferSentence(points, longest);
  return best ? endedAt(text, best) : '';
};

const endedAt = (text: string, point: CutPoint): string => {
  const kept = text.slice(0, point.end).trimEnd();
  return point.sentence ? kept : `${kept.replace(/[\s,;:–—-]+$/u, '')}${ELLIPSIS}`;
};

/** Binary search: points are ascending and `fits` is monotone up to the ellipsis. */
const lastFitting = (points: readonly CutPoint[], fits: (point: CutPoint) => boolean): number => {
  let low = 0;
  let high = points.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const point = points[middle];
    if (point && fits(point)) {
      found = middle;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
};

const preferSentence = (points: readonly CutPoint[], longest: number): CutPoint | undefined => {
  const limit = points[longest]?.end ?? 0;
  for (let place = longest; place >= 0; place -= 1) {
    const point = points[place];
    if (!point || point.end < limit * SENTENCE_SHARE) break;
    if (point.sentence) return point;
  }
  return points[longest];
};
