import { useEffect } from 'react';

import { useLocation, useNavigate } from 'react-router-dom';

import { composerTabOf, hashWithComposer } from './composer-address';
import { takeFirstHash } from './first-address';

export interface ComposerAddress {
  isOpen: boolean;
  /** The target whose tab is open; null: the text of all. */
  tab: number | null;
  /** Opens the composer, or another tab of it. @default the text of all */
  open: (targetId?: number | null) => void;
  close: () => void;
}

/** Whether the composer is open, and at which tab: in the page's address, so a link leads there. */
export const useComposerAddress = (): ComposerAddress => {
  const { hash, search } = useLocation();
  const navigate = useNavigate();
  const tab = composerTabOf(hash);
  const go = (next: number | null | undefined) =>
    navigate({ search, hash: hashWithComposer(hash, next) }, { replace: true });
  return {
    isOpen: tab !== undefined,
    tab: tab ?? null,
    open: (targetId = null) => go(targetId),
    close: () => go(undefined),
  };
};

/** Goes where the page was opened, which the edit view forgets while it loads. */
export const useFirstComposerAddress = (): void => {
  const { search } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    const hash = takeFirstHash(window.location, window.sessionStorage);
    if (hash !== null) void navigate({ search, hash }, { replace: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the entry is shown
  }, []);
};
