import { useEffect, useState } from 'react';

import type {
  LinkCheck,
  MappingPreview,
  MappingPreviewRequest,
} from '../../../../contracts/mappings';
import {
  useCheckSocialLinkMutation,
  useGetSocialMappingPreviewQuery,
} from '../../api/mappings-api';
import { useSettled } from '../../composer/use-settled';
import type { MappingForm } from './mapping-form';
import { previewFieldsOf } from './mapping-problems';

/** Somebody who pauses this long wants to see what it gives. */
const PAUSE_MS = 500;

interface PreviewInput {
  contentType: string;
  form: MappingForm;
  /** Whose links; the default site when left out. */
  siteId: number | undefined;
  /** Empty: of any language. */
  locale: string;
  /** False: wait. */
  isReady: boolean;
}

/** The page behind the link that is shown, and how asking for it went. */
export interface LinkChecking {
  result: LinkCheck | null;
  error: unknown;
  isLoading: boolean;
  run: () => void;
}

export interface PreviewState {
  /** The last one that came, also while another is asked for; null: none yet. */
  preview: MappingPreview | null;
  /** The form that the preview is of. */
  form: MappingForm;
  /** The form as it was when somebody paused last. */
  settled: MappingForm;
  /** What is shown is not of what stands in the form now. */
  isUpdating: boolean;
  error: unknown;
  retry: () => void;
  linkChecking: LinkChecking;
}

/** What the form gives of a real entry, asked for when somebody pauses. */
export const useMappingPreview = (input: PreviewInput): PreviewState => {
  const { contentType, form, siteId, locale, isReady } = input;
  const settled = useSettled(form, PAUSE_MS);
  const request: MappingPreviewRequest = {
    fields: previewFieldsOf(settled),
    siteId,
    locale: locale || undefined,
  };
  const { currentData, error, isFetching, refetch } = useGetSocialMappingPreviewQuery(
    { contentType, request },
    { skip: !isReady, refetchOnMountOrArgChange: true }
  );
  // The last answer stays until the next one is there, with the form that it is about.
  const [shown, setShown] = useState<{ preview: MappingPreview; form: MappingForm } | null>(null);
  useEffect(() => {
    if (currentData && !isFetching) setShown({ preview: currentData, form: settled });
  }, [currentData, isFetching, settled]);
  const preview = shown?.preview ?? null;
  return {
    preview,
    form: shown?.form ?? settled,
    settled,
    isUpdating: isFetching || settled !== form,
    error: isFetching ? undefined : error,
    retry: () => void refetch(),
    linkChecking: useLinkChecking(preview, { contentType, request }),
  };
};

/** Takes seconds at worst, so only when somebody asks. */
const useLinkChecking = (
  preview: MappingPreview | null,
  { contentType, request }: { contentType: string; request: MappingPreviewRequest }
): LinkChecking => {
  const [check, { data, error, isLoading, originalArgs }] = useCheckSocialLinkMutation();
  const { documentId, locale } = preview?.entry ?? {};
  // What was found out about another link must not stand beside this one.
  const isOfThis = JSON.stringify(originalArgs?.request.fields) === JSON.stringify(request.fields);
  const isSameLink = data !== undefined && data.link === preview?.link;
  return {
    result: isSameLink ? data.linkCheck : null,
    error: isOfThis && !isLoading ? error : undefined,
    isLoading,
    run: () => void check({ contentType, request: { ...request, documentId, locale } }),
  };
};
