import type { RollUp } from '../../../contracts/roll-ups';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import { queryText } from './query-text';

interface RollUpArgs {
  contentType: string;
  documentIds: readonly string[];
  locale: string;
}

const rollUpsApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    /** Where the entries of a list stand; those that were never distributed are left out. */
    getSocialRollUps: build.query<RollUp[], RollUpArgs>({
      query: ({ contentType, documentIds, locale }) => ({
        url: `${API_URL}/deliveries/roll-ups?${queryText({ contentType, locale, documentIds: documentIds.join(',') })}`,
        method: 'GET',
      }),
      transformResponse: (answer: Answer<RollUp[]>) => unwrap(answer),
      providesTags: ['SocialDeliveries'],
    }),
  }),
  overrideExisting: false,
});

export const { getSocialRollUps } = rollUpsApi.endpoints;
