import type { DiffPiece } from '../../../../contracts/adaptations';

/** How the diff is shown: without changes the words alone are enough. */
export const hasChanges = (diff: readonly DiffPiece[]): boolean =>
  diff.some(({ kind }) => kind !== 'same');

/** Letters and digits alone: commas and spaces that stayed say nothing. */
const weightOf = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

/** Less than this in common, and marks in the text are confetti. */
const LEAST_IN_COMMON = 0.5;

/** Whether the two have so little in common that they are better read one after the other. */
export const isMostlyNew = (diff: readonly DiffPiece[]): boolean => {
  const weights = { same: 0, added: 0, removed: 0 };
  for (const { kind, text } of diff) weights[kind] += weightOf(text);
  const longest = weights.same + Math.max(weights.added, weights.removed);
  return weights.removed > 0 && weights.added > 0 && weights.same < longest * LEAST_IN_COMMON;
};

/** The words that stand there now. */
export const formerTextOf = (diff: readonly DiffPiece[]): string =>
  diff.flatMap(({ kind, text }) => (kind === 'added' ? [] : [text])).join('');
