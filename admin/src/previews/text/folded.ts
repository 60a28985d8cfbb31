import type { TextSegment } from './segment';

/**
 * The beginning of a text, by what is shown of it; a link or mention is taken whole or not at all.
 *
 * @param length UTF-16 units of what is shown
 */
export const beginningOf = (segments: readonly TextSegment[], length: number): TextSegment[] => {
  const kept: TextSegment[] = [];
  let left = length;
  for (const segment of segments) {
    if (left <= 0) break;
    if (segment.shown.length <= left) {
      kept.push(segment);
      left -= segment.shown.length;
      continue;
    }
    if (segment.kind === 'text') {
      const raw = segment.raw.slice(0, left).replace(/[\ud800-\udbff]$/u, '');
      kept.push({ ...segment, raw, shown: raw });
    }
    break;
  }
  return kept;
};
