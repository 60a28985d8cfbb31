import type { TaskTarget } from './read-task';

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How long a text is for a target; never less than the platform counts. */
export const lengthFor = ({ unit, platform }: TaskTarget, text: string): number => {
  if (unit === 'graphemes') return [...segmenter.segment(text)].length;
  // X counts two for each of these.
  return text.length + (platform === 'x' ? (text.match(WIDE)?.length ?? 0) : 0);
};

/** The text, cut at a word where it is longer than `max`. */
export const cutAtWord = (target: TaskTarget, text: string, max: number): string => {
  if (lengthFor(target, text) <= max) return text;
  let cut = '';
  for (const { segment } of segmenter.segment(text)) {
    if (lengthFor(target, `${cut}${segment}…`) > max) break;
    cut += segment;
  }
  const word = cut.replace(/\s+\S*$/u, '');
  return `${(word || cut).trimEnd()}…`;
};
