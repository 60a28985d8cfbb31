import { useEffect, useMemo, useRef, useState } from 'react';

import {
  isChangedElsewhere,
  useRemoveSocialDraftMutation,
  useSaveSocialDraftMutation,
} from '../api/drafts-api';
import type { EntryKey } from '../api/distribution-api';
import { DraftKeeper, type Keeping } from './draft-keeper';
import { compositionOf, EMPTY_COMPOSER, type ComposerState } from './composer-state';

export interface KeptDraft {
  keeping: Keeping;
  savedAt: string | null;
  /** What is known to be kept already. */
  open: (state: ComposerState, savedAt: string | null) => void;
  keepMine: () => void;
}

interface KeptDraftArgs {
  entry: EntryKey;
  /** As it stands now, and as it stood when the editor paused last. */
  state: ComposerState;
  settled: ComposerState;
}

const isSameComposition = (one: ComposerState, other: ComposerState): boolean =>
  JSON.stringify(compositionOf(one)) === JSON.stringify(compositionOf(other));

/** Keeps every change on the server, one after the other; also the last one before leaving. */
export const useKeptDraft = ({ entry, state, settled }: KeptDraftArgs): KeptDraft => {
  const [save] = useSaveSocialDraftMutation();
  const [remove] = useRemoveSocialDraftMutation();
  const [shown, setShown] = useState<{ keeping: Keeping; savedAt: string | null }>({
    keeping: 'idle',
    savedAt: null,
  });
  const { contentType, documentId, locale } = entry;
  const keeper = useMemo(() => {
    const key = { contentType, documentId, locale };
    return new DraftKeeper<ComposerState>({
      first: EMPTY_COMPOSER,
      isSame: isSameComposition,
      keep: async (wanted, basedOn) => {
        const composition = compositionOf(wanted);
        const answer = composition
          ? await save({ ...key, composition, basedOn })
          : await remove(key);
        if (!('error' in answer)) return { savedAt: answer.data?.savedAt ?? null };
        return isChangedElsewhere(answer.error) ? 'elsewhere' : 'failed';
      },
      show: setShown,
    });
  }, [contentType, documentId, locale, save, remove]);

  useEffect(() => keeper.want(settled), [keeper, settled]);
  const latest = useRef(state);
  latest.current = state;
  // Whoever leaves in the middle of a word has not lost it.
  useEffect(() => () => keeper.want(latest.current), [keeper]);

  return useMemo(
    () => ({
      ...shown,
      open: (opened, savedAt) => keeper.open(opened, savedAt),
      keepMine: () => keeper.keepMine(),
    }),
    [shown, keeper]
  );
};
