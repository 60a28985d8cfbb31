import type { RetentionQuery, RetentionView, SaveRetention } from '../../../contracts/retention';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import { queryText } from './query-text';

const retentionApi = baseApi
  .enhanceEndpoints({ addTagTypes: ['SocialRetention', 'SocialAudit', 'SocialAuditRetention'] })
  .injectEndpoints({
    endpoints: (build) => ({
      getSocialRetention: build.query<RetentionView, RetentionQuery>({
        query: (asked) => ({ url: `${API_URL}/retention?${queryText(asked)}`, method: 'GET' }),
        transformResponse: (answer: Answer<RetentionView>) => unwrap(answer),
        providesTags: ['SocialRetention'],
      }),

      saveSocialRetention: build.mutation<RetentionView, SaveRetention>({
        query: (data) => ({ url: `${API_URL}/retention`, method: 'PUT', data }),
        transformResponse: (answer: Answer<RetentionView>) => unwrap(answer),
        // The change is an entry of the audit log, which may be what is kept for another time now.
        invalidatesTags: ['SocialRetention', 'SocialAudit', 'SocialAuditRetention'],
      }),
    }),
    overrideExisting: false,
  });

export const { useGetSocialRetentionQuery, useSaveSocialRetentionMutation } = retentionApi;
