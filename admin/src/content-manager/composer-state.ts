import type { TargetPreview } from '../../../contracts/dispatch';

/** A text that an editor changed. */
interface Draft {
  text: string;
  /** By the platform's own counting; null while it is being counted. */
  count: number | null;
}

/** What an editor chose and wrote, by target id. What is missing is as the preview says. */
export interface ComposerState {
  drafts: Readonly<Record<number, Draft>>;
  ticks: Readonly<Record<number, boolean>>;
}

export type ComposerAction =
  | { type: 'edited'; targetId: number; text: string }
  | { type: 'counted'; targetId: number; text: string; count: number }
  | { type: 'restored'; targetId: number }
  | { type: 'ticked'; targetId: number; isChosen: boolean }
  | { type: 'sent'; targetIds: readonly number[] };

export const EMPTY_COMPOSER: ComposerState = { drafts: {}, ticks: {} };

const without = <T>(
  record: Readonly<Record<number, T>>,
  ids: readonly number[]
): Record<number, T> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(Number(id))));

export const reduceComposer = (state: ComposerState, action: ComposerAction): ComposerState => {
  switch (action.type) {
    case 'edited': {
      const draft = { text: action.text, count: null };
      return { ...state, drafts: { ...state.drafts, [action.targetId]: draft } };
    }
    case 'counted': {
      // An answer for an earlier text comes too late.
      if (state.drafts[action.targetId]?.text !== action.text) return state;
      const draft = { text: action.text, count: action.count };
      return { ...state, drafts: { ...state.drafts, [action.targetId]: draft } };
    }
    case 'restored':
      return { ...state, drafts: without(state.drafts, [action.targetId]) };
    case 'ticked':
      return { ...state, ticks: { ...state.ticks, [action.targetId]: action.isChosen } };
    case 'sent':
      return {
        drafts: without(state.drafts, action.targetIds),
        ticks: without(state.ticks, action.targetIds),
      };
  }
};

/** A target as the editor sees it now. */
export interface ComposerRow {
  target: TargetPreview;
  text: string;
  /** Null while it is being counted. */
  count: number | null;
  isEdited: boolean;
  isChosen: boolean;
  isTooLong: boolean;
  isEmpty: boolean;
}

export const rowOf = (target: TargetPreview, state: ComposerState): ComposerRow => {
  const draft = state.drafts[target.targetId];
  const text = draft?.text ?? target.text;
  const count = draft ? draft.count : target.count;
  return {
    target,
    text,
    count,
    isEdited: draft !== undefined,
    isChosen: state.ticks[target.targetId] ?? !target.isDone,
    isTooLong: count !== null && count > target.limit,
    isEmpty: text.trim() === '',
  };
};

/** Why nothing can be sent now. */
export type Obstacle = 'forbidden' | 'all_done' | 'nothing_chosen' | 'empty_text' | 'too_long';

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
  return chosen.some(({ isTooLong }) => isTooLong) ? 'too_long' : null;
};
