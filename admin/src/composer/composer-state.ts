import type { Composition, Override, Overrides } from '../../../contracts/compositions';
import type { When } from '../../../contracts/when';

/** What an editor chose and wrote. What is missing is as the preview says. */
export interface ComposerState {
  /** By target id; everything else follows the words for all. */
  overrides: Readonly<Record<number, Override>>;
  /** Null: nobody chose yet. */
  chosen: readonly number[] | null;
  /** Words for all; undefined: as the entry has them. */
  text?: string;
  /** @default now */
  when?: When;
  /** Targets that go out at another time, by id. */
  times?: Readonly<Record<number, When>>;
  /** Adaptations with proposals that nobody decided on yet. */
  adaptationIds?: readonly number[];
}

export type ComposerAction =
  /** What was kept from an earlier visit. */
  | { type: 'opened'; composition: Composition }
  /** Words for all; blank: as the entry has them. */
  | { type: 'written'; text: string }
  | { type: 'edited'; targetId: number; texts: readonly string[] }
  /** Everything at once, as a proposal has it; null: nothing is changed any more. */
  | { type: 'overridden'; targetId: number; override: Override | null }
  | { type: 'restored'; targetId: number }
  | { type: 'startedOver' }
  | { type: 'chosen'; targetIds: readonly number[] }
  | { type: 'timed'; when: When }
  /** Null: with the others. */
  | { type: 'timedApart'; targetId: number; when: When | null }
  | { type: 'proposed'; adaptationIds: readonly number[] }
  | { type: 'sent'; targetIds: readonly number[] };

export const EMPTY_COMPOSER: ComposerState = { overrides: {}, chosen: null };

export const reduceComposer = (state: ComposerState, action: ComposerAction): ComposerState => {
  switch (action.type) {
    case 'opened':
      return opened(action.composition);
    case 'written':
      return { ...state, text: action.text.trim() === '' ? undefined : action.text };
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
      return { ...state, overrides: {}, text: undefined };
    case 'chosen':
      return { ...state, chosen: action.targetIds };
    case 'timed':
      return { ...state, when: action.when };
    case 'timedApart':
      return timedApart(state, action.targetId, action.when);
    case 'proposed':
      return { ...state, adaptationIds: action.adaptationIds };
    case 'sent':
      return sent(state, action.targetIds);
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

const timedApart = (state: ComposerState, targetId: number, when: When | null): ComposerState => {
  const others = without(state.times ?? {}, [targetId]);
  return { ...state, times: when ? { ...others, [targetId]: when } : others };
};

/** Once nobody is left to send to, nothing of it is of use any more. */
const sent = (state: ComposerState, targetIds: readonly number[]): ComposerState => {
  const chosen = state.chosen && state.chosen.filter((id) => !targetIds.includes(id));
  return {
    ...state,
    chosen,
    overrides: without(state.overrides, targetIds),
    times: state.times && without(state.times, targetIds),
  };
};

const without = <T>(
  record: Readonly<Record<number, T>>,
  ids: readonly number[]
): Record<number, T> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(Number(id))));

const byNumber = <T>(record: Readonly<Record<string, T>>): Record<number, T> =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [Number(id), value]));

const opened = (composition: Composition): ComposerState => {
  const { overrides, targetIds, text, when, times, adaptationIds } = composition;
  return {
    overrides: byNumber(overrides),
    chosen: targetIds,
    text,
    when: when.kind === 'now' ? undefined : when,
    times: Object.keys(times).length > 0 ? byNumber(times) : undefined,
    adaptationIds,
  };
};

/** The changes as the server wants them. */
export const overridesOf = ({ overrides }: Pick<ComposerState, 'overrides'>): Overrides => ({
  ...overrides,
});

/** Null: there is nothing to keep. */
export const compositionOf = (state: ComposerState): Composition | null => {
  const { chosen, text, when, times = {}, adaptationIds = [] } = state;
  const isTimed = when !== undefined && when.kind !== 'now';
  const isEmpty =
    [state.overrides, times, adaptationIds].every((one) => Object.keys(one).length === 0) &&
    chosen === null &&
    text === undefined &&
    !isTimed;
  if (isEmpty) return null;
  return {
    overrides: overridesOf(state),
    targetIds: chosen && [...chosen],
    ...(text === undefined ? {} : { text }),
    when: when ?? { kind: 'now' },
    times: { ...times },
    ...(adaptationIds.length > 0 ? { adaptationIds: [...adaptationIds] } : {}),
  };
};
