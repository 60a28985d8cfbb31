import { useEffect, useReducer, useRef } from 'react';

import type { Override, Overrides } from '../../../contracts/compositions';
import type { TargetPreview } from '../../../contracts/dispatch';
import {
  useGetSocialDraftQuery,
  useRemoveSocialDraftMutation,
  useSaveSocialDraftMutation,
} from '../api/drafts-api';
import type { EntryKey } from '../api/distribution-api';
import {
  compositionOf,
  EMPTY_COMPOSER,
  overridesOf,
  reduceComposer,
  rowOf,
  type ComposerRow,
  type ComposerState,
} from './composer-state';
import { useSettled } from './use-settled';

/** An editor who pauses this long gets the texts looked at, and kept. */
const PAUSE_MS = 400;

export interface Composer {
  /** False until it is known what was kept from an earlier visit. */
  isOpen: boolean;
  /** Changes as they were when the editor paused last: what a preview is asked with. */
  overrides: Overrides;
  /** `failed`: what stands here is not kept. */
  keeping: 'idle' | 'saving' | 'saved' | 'failed';
  rowsOf: (targets: readonly TargetPreview[]) => ComposerRow[];
  choose: (targetIds: readonly number[]) => void;
  edit: (target: TargetPreview, texts: readonly string[]) => void;
  /** Everything at once; null: as the entry has it. */
  override: (targetId: number, override: Override | null) => void;
  /** Back to the text of the preview. */
  restore: (target: TargetPreview) => void;
  /** Back to the preview's texts everywhere. */
  startOver: () => void;
  /** Something is changed, whether it can be previewed or not. */
  isChanged: boolean;
  forgetSent: (targetIds: readonly number[]) => void;
}

/** Choices and texts of the panel, kept on the server while the editor types. */
export const useComposer = (entry: EntryKey): Composer => {
  const [state, dispatch] = useReducer(reduceComposer, EMPTY_COMPOSER);
  const { data: draft, isLoading } = useGetSocialDraftQuery(entry, {
    refetchOnMountOrArgChange: true,
  });
  const isOpened = useRef(false);
  useEffect(() => {
    if (isLoading || isOpened.current) return;
    isOpened.current = true;
    if (draft) dispatch({ type: 'opened', composition: draft.composition });
  }, [isLoading, draft]);
  const settled = useSettled(state, PAUSE_MS);
  const keeping = useKept(entry, settled);

  return {
    isOpen: !isLoading,
    overrides: overridesOf(settled),
    keeping,
    rowsOf: (targets) => targets.map((target) => rowOf(target, state)),
    choose: (targetIds) => dispatch({ type: 'chosen', targetIds }),
    edit: ({ targetId }, texts) => dispatch({ type: 'edited', targetId, texts }),
    override: (targetId, override) => dispatch({ type: 'overridden', targetId, override }),
    restore: ({ targetId }) => dispatch({ type: 'restored', targetId }),
    startOver: () => dispatch({ type: 'startedOver' }),
    isChanged: Object.keys(state.overrides).length > 0,
    forgetSent: (targetIds) => dispatch({ type: 'sent', targetIds }),
  };
};

/** Keeps every change; the first look is none. */
const useKept = (entry: EntryKey, state: ComposerState): Composer['keeping'] => {
  const [save, saving] = useSaveSocialDraftMutation();
  const [remove] = useRemoveSocialDraftMutation();
  const last = useRef<ComposerState>(EMPTY_COMPOSER);
  const { contentType, documentId, locale } = entry;
  useEffect(() => {
    if (last.current === state) return;
    last.current = state;
    const composition = compositionOf(state);
    const key = { contentType, documentId, locale };
    void (composition ? save({ ...key, composition }) : remove(key));
  }, [state, contentType, documentId, locale, save, remove]);

  if (saving.isLoading) return 'saving';
  if (saving.isError) return 'failed';
  return saving.isSuccess ? 'saved' : 'idle';
};
