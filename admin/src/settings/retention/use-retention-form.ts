import { useState } from 'react';

import { useDebounce } from '@strapi/strapi/admin';

import type { RetentionRow } from '../../../../contracts/retention';
import {
  useGetSocialRetentionQuery,
  useSaveSocialRetentionMutation,
} from '../../api/retention-api';
import { useProblemText } from '../../api/use-problem-text';
import { changeOf, keptDaysOf, previewOf } from './kept-days';

/** Nobody is asked at every key, ms. */
const PAUSE_MS = 400;

/** How long rows are to be kept, with what would go then: nothing is saved before that is known. */
export const useRetentionForm = (row: RetentionRow, onSaved: () => void) => {
  const problemText = useProblemText();
  const [entered, setEntered] = useState<number | undefined>(row.days);
  const [saveProblem, setSaveProblem] = useState<string | null>(null);
  const [save, { isLoading: isSaving }] = useSaveSocialRetentionMutation();
  const days = keptDaysOf(row, entered);
  const settled = useDebounce(days, PAUSE_MS);
  const preview = useGetSocialRetentionQuery(previewOf(row, settled ?? row.days), {
    skip: settled === null,
    refetchOnMountOrArgChange: true,
  });
  const isKnown = days !== null && days === settled && !preview.isFetching && !preview.error;
  const wouldGo = isKnown ? (preview.currentData?.rows[0]?.wouldGo ?? null) : null;

  const submit = async () => {
    if (days === null || wouldGo === null || isSaving) return;
    setSaveProblem(null);
    const answer = await save(changeOf(row, days));
    if ('error' in answer) setSaveProblem(problemText(answer.error));
    else onSaved();
  };

  return {
    ...{ entered, setEntered, days, isSaving, submit },
    /** Null: it is not known yet. */
    wouldGo,
    canSave: wouldGo !== null && days !== row.days,
    problem: saveProblem ?? (preview.error ? problemText(preview.error) : null),
  };
};
