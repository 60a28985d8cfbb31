import { useEffect, useState } from 'react';

import type { TemplateRenderResponse } from '../../../../contracts/templates';
import { useGetSocialTemplateTextQuery } from '../../api/templates-api';
import { useSettled } from '../../composer/use-settled';
import type { EntryRow } from '../../entries/content-manager-entries';

/** Somebody who pauses this long wants to see what it gives. */
const PAUSE_MS = 300;

interface PreviewInput {
  body: string;
  siteId: number | undefined;
  contentType: string;
  /** Null: none is chosen yet. */
  entry: EntryRow | null;
  platform: string | null;
  /** False: the person may not try templates. */
  isAllowed: boolean;
}

export interface TemplatePreviewState {
  /** The last text that came; null: none yet. */
  text: string | null;
  /** What is wrong with the template as it stands, with line and column. */
  mistake: string | null;
  isUpdating: boolean;
  error: unknown;
  retry: () => void;
}

/** What the text in the form gives of a real entry. */
export const useTemplatePreview = (input: PreviewInput): TemplatePreviewState => {
  const { body, siteId, contentType, entry, platform, isAllowed } = input;
  const settled = useSettled(body, PAUSE_MS);
  const skip = !isAllowed || entry === null || contentType === '' || settled.trim() === '';
  const { currentData, error, isFetching, refetch } = useGetSocialTemplateTextQuery(
    {
      body: settled,
      siteId,
      contentType,
      documentId: entry?.documentId ?? '',
      locale: entry?.locale ?? '',
      platform,
    },
    { skip, refetchOnMountOrArgChange: true }
  );
  // The last text stays while another is asked for, or while there is a mistake in it.
  const [text, setText] = useState<string | null>(null);
  const [answer, setAnswer] = useState<TemplateRenderResponse | null>(null);
  useEffect(() => {
    if (!currentData || isFetching) return;
    setAnswer(currentData);
    if (currentData.text !== null) setText(currentData.text);
  }, [currentData, isFetching]);
  return {
    text,
    mistake: answer?.problem ?? null,
    isUpdating: !skip && (isFetching || settled !== body),
    error: isFetching ? undefined : error,
    retry: () => void refetch(),
  };
};
