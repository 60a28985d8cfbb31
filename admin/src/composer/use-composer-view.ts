import { useEffect, useState } from 'react';

import type { PreviewResponse } from '../../../contracts/dispatch';
import type { When } from '../../../contracts/when';
import { useRights } from '../use-rights';
import { isComplete } from '../when/when-choice';
import type { View } from './ViewSwitch';
import type { ComposerFocus } from './composer-address';
import type { ComposerRow } from './composer-row';
import { idsOf } from './field-ids';
import { effectiveWhen } from './primary-action';
import type { Composer } from './use-composer';
import { useComposerAddress } from './use-composer-address';
import { useComposerSite } from './use-composer-site';
import { useGoTo } from './use-go-to';

interface ViewArgs {
  composer: Composer;
  data: PreviewResponse;
  isDraft: boolean;
  focus: ComposerFocus | null;
}

export interface ComposerView {
  rows: ComposerRow[];
  /** Those that take part. */
  chosen: ComposerRow[];
  /** The one whose tab is open; undefined: the text of all. */
  row: ComposerRow | undefined;
  /** The one whose preview is shown. */
  shown: ComposerRow | undefined;
  when: When;
  /** Every time is one that the server would take. */
  isTimed: boolean;
  /** IANA name of the site's zone. */
  zone: string;
  canDistribute: boolean;
  canSchedule: boolean;
  view: View;
  setView: (view: View) => void;
  open: (targetId: number | null) => void;
  show: (targetId: number) => void;
  /** Leads to a field, wherever it is. */
  jump: (place: ComposerFocus) => void;
  goTo: (id: string) => void;
}

/** What the composer shows, and the ways between its parts. */
export const useComposerView = ({ composer, data, isDraft, focus }: ViewArgs): ComposerView => {
  const { canDistribute, canSchedule } = useRights();
  const { tab, open } = useComposerAddress();
  const zone = useComposerSite()?.timezone ?? 'UTC';
  const goTo = useGoTo();
  const [view, setView] = useState<View>('write');
  const [previewOf, setPreviewOf] = useState<number | null>(null);

  const rows = composer.rowsOf(data.targets);
  const chosen = rows.filter(({ isChosen }) => isChosen);
  const row = chosen.find(({ target }) => target.targetId === tab);
  const when = effectiveWhen(composer.state.when, isDraft);
  const ownTimes = chosen.flatMap(({ target }) => composer.state.times?.[target.targetId] ?? []);
  const now = Date.now();

  const jump = (place: ComposerFocus) => {
    setView('write');
    if (place.field !== 'when') open(place.targetId);
    goTo(idsOf(place));
  };
  // Another object leads somewhere else, also while the composer is open.
  useEffect(() => {
    if (focus) jump(focus);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new wish moves the focus
  }, [focus]);

  return {
    ...{ rows, chosen, row, when, zone, canDistribute, canSchedule, view, setView, open, jump },
    shown: row ?? chosen.find(({ target }) => target.targetId === previewOf) ?? chosen[0],
    isTimed: [when, ...ownTimes].every((one) => isComplete(one, { zone, now })),
    show: (targetId) => (row ? open(targetId) : setPreviewOf(targetId)),
    goTo: (id) => goTo([id]),
  };
};
