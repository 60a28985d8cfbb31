import type { Override } from '../../../contracts/compositions';
import type { TargetPreview } from '../../../contracts/dispatch';
import { countHere } from '../previews/counting';
import { withLocalTexts } from '../previews/with-local-texts';
import type { ComposerState } from './composer-state';

/** One part of a post, as the editor sees it now. */
export interface ComposerPart {
  text: string;
  /** By the platform's own counting; null while it is being counted. */
  count: number | null;
  /** As it is counted here, until the server has said so. */
  estimate: number;
  isTooLong: boolean;
}

/** A target as the editor sees it now. */
export interface ComposerRow {
  target: TargetPreview;
  parts: ComposerPart[];
  /** What was changed; null: it follows the words for all. */
  override: Override | null;
  isEdited: boolean;
  isChosen: boolean;
  /** What the preview says is about what stands here. */
  isFresh: boolean;
  isTooLong: boolean;
  isEmpty: boolean;
}

export const rowOf = (target: TargetPreview, state: ComposerState): ComposerRow => {
  const previewed = target.parts.map(({ text }) => text);
  const override = state.overrides[target.targetId] ?? null;
  const written = override?.texts;
  const texts = written ?? previewed;
  const parts = texts.map((text, index) => partOf(text, { target, index }));
  const isBare = target.card === null && target.parts.every(({ media }) => media.length === 0);
  const blank = texts.filter((text) => text.trim() === '').length;
  return {
    target,
    parts,
    override,
    isEdited: override !== null,
    isChosen: state.chosen ? state.chosen.includes(target.targetId) : !target.isDone,
    isFresh: written === undefined || sameTexts(written, previewed),
    isTooLong: parts.some((part) => part.isTooLong),
    isEmpty: blank > 0 && (isBare || texts.length > 1),
  };
};

const partOf = (
  text: string,
  { target, index }: { target: TargetPreview; index: number }
): ComposerPart => {
  const previewed = target.parts[index];
  const count = previewed?.text === text ? previewed.count : null;
  return {
    ...{ text, count },
    estimate: count ?? countHere(target.platform, text),
    isTooLong: count !== null && count > target.limit,
  };
};

export const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index]);

/** The post as it stands here, before the server has looked at it. */
export const liveTargetOf = ({ target, parts }: ComposerRow): TargetPreview =>
  withLocalTexts(
    target,
    parts.map(({ text }) => text)
  );

/** Why nothing can be sent now. */
export type Obstacle =
  'forbidden' | 'all_done' | 'nothing_chosen' | 'empty_text' | 'too_long' | 'has_errors';

export const obstacleOf = (
  rows: readonly ComposerRow[],
  canDistribute: boolean
): Obstacle | null => {
  if (!canDistribute) return 'forbidden';
  const chosen = rows.filter(({ isChosen }) => isChosen);
  if (chosen.length === 0) {
    return rows.every(({ target }) => target.isDone) ? 'all_done' : 'nothing_chosen';
  }
  if (chosen.some(({ isEmpty }) => isEmpty)) return 'empty_text';
  if (chosen.some(({ isTooLong }) => isTooLong)) return 'too_long';
  return chosen.some((row) => row.isFresh && hasErrors(row)) ? 'has_errors' : null;
};

const hasErrors = ({ target }: ComposerRow): boolean =>
  target.problems.some(({ severity }) => severity === 'error');
