import type { DraftView, SaveDraftRequest } from '../../../contracts/compositions';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import type { EntryKey } from './distribution-api';

/** The admin's client does not encode `params`, so the query string is made here. */
const urlOf = ({ contentType, documentId, locale }: EntryKey): string =>
  `${API_URL}/drafts?${new URLSearchParams({ contentType, documentId, locale }).toString()}`;

const draftsApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSocialDraft: build.query<DraftView | null, EntryKey>({
      query: (entry) => ({ url: urlOf(entry), method: 'GET' }),
      transformResponse: (answer: Answer<DraftView | null>) => unwrap(answer),
      // What is kept while somebody types is theirs already; another visit asks again.
      keepUnusedDataFor: 0,
    }),

    saveSocialDraft: build.mutation<DraftView, SaveDraftRequest>({
      query: (data) => ({ url: `${API_URL}/drafts`, method: 'PUT', data }),
      transformResponse: (answer: Answer<DraftView>) => unwrap(answer),
    }),

    removeSocialDraft: build.mutation<null, EntryKey>({
      query: (entry) => ({ url: urlOf(entry), method: 'DELETE' }),
    }),
  }),
  overrideExisting: false,
});

export const { useGetSocialDraftQuery, useSaveSocialDraftMutation, useRemoveSocialDraftMutation } =
  draftsApi;

/** Whether a draft was refused since another window changed it. */
export const isChangedElsewhere = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null || !('details' in error)) return false;
  const { details } = error;
  return (
    typeof details === 'object' &&
    details !== null &&
    'code' in details &&
    details.code === 'DRAFT_CHANGED'
  );
};
