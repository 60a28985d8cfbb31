import { useEffect, useReducer, useRef } from 'react';

import type { Override, Overrides } from '../../../contracts/compositions';
import type { TargetPreview } from '../../../contracts/dispatch';
import type { When } from '../../../contracts/when';
import { useGetSocialDraftQuery } from '../api/drafts-api';
import type { EntryKey } from '../api/distribution-api';
import { rowOf, type ComposerRow } from './composer-row';
import { EMPTY_COMPOSER, overridesOf, reduceComposer, type ComposerState } from './composer-state';
import { useKeptDraft, type KeptDraft } from './use-kept-draft';
import { useSettled } from './use-settled';

/** An editor who pauses this long gets the texts looked at, and kept. */
const PAUSE_MS = 300;

export interface Composer {
  /** False until it is known what was kept from an earlier visit. */
  isOpen: boolean;
  /** Changes as they were when the editor paused last: what a preview is asked with. */
  overrides: Overrides;
  /** Words for all when the editor paused last; undefined: as the entry has them. */
  text: string | undefined;
  /** `overrides` and `text` are what stands here now. */
  isSettled: boolean;
  /** As it stands here now. */
  state: ComposerState;
  /** `failed`: what stands here is not kept. `elsewhere`: another window changed it since. */
  keeping: KeptDraft['keeping'];
  /** When it was kept last, ISO; null: nothing is. */
  savedAt: string | null;
  /** Takes over what another window kept. */
  reload: () => void;
  /** Keeps what stands here, whatever another window kept. */
  keepMine: () => void;
  rowsOf: (targets: readonly TargetPreview[]) => ComposerRow[];
  choose: (targetIds: readonly number[]) => void;
  /** Words for all; blank: as the entry has them. */
  write: (text: string) => void;
  edit: (target: Pick<TargetPreview, 'targetId'>, texts: readonly string[]) => void;
  /** Everything at once; null: as the entry has it. */
  override: (targetId: number, override: Override | null) => void;
  /** Back to the text of the preview. */
  restore: (target: Pick<TargetPreview, 'targetId'>) => void;
  /** Back to the preview's texts everywhere. */
  startOver: () => void;
  time: (when: When) => void;
  /** Null: with the others. */
  timeApart: (targetId: number, when: When | null) => void;
  keepProposals: (adaptationIds: readonly number[]) => void;
  /** Something is changed, whether it can be previewed or not. */
  isChanged: boolean;
  forgetSent: (targetIds: readonly number[]) => void;
}

/** Choices and texts of one entry, kept on the server while the editor types. */
export const useComposer = (entry: EntryKey): Composer => {
  const [state, dispatch] = useReducer(reduceComposer, EMPTY_COMPOSER);
  const {
    data: draft,
    isLoading,
    refetch,
  } = useGetSocialDraftQuery(entry, {
    refetchOnMountOrArgChange: true,
  });
  const settled = useSettled(state, PAUSE_MS);
  const kept = useKeptDraft({ entry, state, settled });
  const isOpened = useRef(false);
  useEffect(() => {
    if (isLoading || isOpened.current) return;
    isOpened.current = true;
    if (!draft) return;
    const opened = { type: 'opened', composition: draft.composition } as const;
    kept.open(reduceComposer(EMPTY_COMPOSER, opened), draft.savedAt);
    dispatch(opened);
  }, [isLoading, draft, kept]);

  const reload = async () => {
    const { data } = await refetch();
    const empty = { overrides: {}, targetIds: null, when: { kind: 'now' }, times: {} } as const;
    const opened = { type: 'opened', composition: data?.composition ?? empty } as const;
    kept.open(reduceComposer(EMPTY_COMPOSER, opened), data?.savedAt ?? null);
    dispatch(opened);
  };

  return {
    isOpen: !isLoading,
    overrides: overridesOf(settled),
    text: settled.text,
    isSettled: settled === state,
    state,
    keeping: kept.keeping,
    savedAt: kept.savedAt,
    reload: () => void reload(),
    keepMine: kept.keepMine,
    rowsOf: (targets) => targets.map((target) => rowOf(target, state)),
    choose: (targetIds) => dispatch({ type: 'chosen', targetIds }),
    write: (text) => dispatch({ type: 'written', text }),
    edit: ({ targetId }, texts) => dispatch({ type: 'edited', targetId, texts }),
    override: (targetId, override) => dispatch({ type: 'overridden', targetId, override }),
    restore: ({ targetId }) => dispatch({ type: 'restored', targetId }),
    startOver: () => dispatch({ type: 'startedOver' }),
    time: (when) => dispatch({ type: 'timed', when }),
    timeApart: (targetId, when) => dispatch({ type: 'timedApart', targetId, when }),
    keepProposals: (adaptationIds) => dispatch({ type: 'proposed', adaptationIds }),
    isChanged: Object.keys(state.overrides).length > 0 || state.text !== undefined,
    forgetSent: (targetIds) => dispatch({ type: 'sent', targetIds }),
  };
};
