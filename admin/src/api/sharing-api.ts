import type { SharingRequest, SharingView } from '../../../contracts/rules';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import type { EntryKey } from './distribution-api';
import { queryText } from './query-text';

const sharingApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    /** An editor's word about one entry: what rules may do with it. */
    getSocialSharing: build.query<SharingView, EntryKey>({
      query: ({ contentType, documentId, locale }) => ({
        url: `${API_URL}/sharing?${queryText({ contentType, documentId, locale })}`,
        method: 'GET',
      }),
      transformResponse: (answer: Answer<SharingView>) => unwrap(answer),
      // A mark is used up by the publish that it was for.
      providesTags: ['SocialRules', 'SocialDeliveries'],
    }),

    saySocialSharing: build.mutation<SharingView, SharingRequest>({
      query: (data) => ({ url: `${API_URL}/sharing`, method: 'PUT', data }),
      transformResponse: (answer: Answer<SharingView>) => unwrap(answer),
      invalidatesTags: ['SocialRules'],
    }),
  }),
  overrideExisting: false,
});

export const { useGetSocialSharingQuery, useSaySocialSharingMutation } = sharingApi;
