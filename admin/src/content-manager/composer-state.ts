import type { Composition, Override, Overrides } from '../../../contracts/compositions';
import type { TargetPreview } from '../../../contracts/dispatch';

/** What an editor chose and wrote. What is missing is as the preview says. */
export interface ComposerState {
  /** By target id; everything else follows the entry. */
  overrides: Readonly<Record<number, Override>>;
  /** Null: nobody chose yet. */
  chosen: readonly number[] | null;
}

export type ComposerAction =
  /** What was kept from an earlier visit. */
  | { type: 'opened'; composition: Composition }
  | { type: 'edited'; targetId: number; texts: readonly string[] }
  /** Everything at once, as a proposal has it; null: nothing is changed any more. */
  | { type: 'overridden'; targetId: number; override: Override | null }
  | { type: 'restored'; targetId: number }
  | { type: 'startedOver' }
  | { type: 'chosen'; targetIds: readonly number[] }
  | { type: 'sent'; targetIds: readonly number[] };

export const EMPTY_COMPOSER: ComposerState = { overrides: {}, chosen: null };

export const reduceComposer = (state: ComposerState, action: ComposerAction): ComposerState => {
  switch (action.type) {
    case 'opened':
      return opened(action.composition);
    case 'edited':
      return overridden(state, action.targetId, {
        ...state.overrides[action.targetId],
        texts: [...action.texts],
      });
    case 'overridden':
      return overridden(state, action.targetId, action.override);
    case 'restored':
      return overridden(state, action.targetId, null);
    case 'startedOver':
      return { ...state, overrides: {} };
    case 'chosen':
      return { ...state, chosen: action.targetIds };
    case 'sent':
      return {
        overrides: without(state.overrides, action.targetIds),
        chosen: state.chosen && state.chosen.filter((id) => !action.targetIds.includes(id)),
      };
  }
};

const overridden = (
  state: ComposerState,
  targetId: number,
  override: Override | null
): ComposerState => {
  const others = without(state.overrides, [targetId]);
  return { ...state, overrides: override ? { ...others, [targetId]: override } : others };
};

const without = <T>(
  record: Readonly<Record<number, T>>,
  ids: readonly number[]
): Record<number, T> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(Number(id))));

const opened = ({ overrides, targetIds }: Composition): ComposerState => ({
  overrides: Object.fromEntries(
    Object.entries(overrides).map(([id, override]) => [Number(id), override])
  ),
  chosen: targetIds,
});

/** The changes as the server wants them. */
export const overridesOf = ({ overrides }: Pick<ComposerState, 'overrides'>): Overrides => ({
  ...overrides,
});

/** Null: there is nothing to keep. */
export const compositionOf = (state: ComposerState): Composition | null => {
  const { chosen } = state;
  if (Object.keys(state.overrides).length === 0 && chosen === null) return null;
  return {
    overrides: overridesOf(state),
    targetIds: chosen && [...chosen],
    when: { kind: 'now' },
    times: {},
  };
};

/** One part of a post, as the editor sees it now. */
export interface ComposerPart {
  text: string;
  /** By the platform's own counting; null while it is being counted. */
  count: number | null;
  isTooLong: boolean;
}

/** A target as the editor sees it now. */
export interface ComposerRow {
  target: TargetPreview;
  parts: ComposerPart[];
  /** What was changed; null: it follows the entry. */
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
  return { text, count, isTooLong: count !== null && count > target.limit };
};

export const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index]);

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
