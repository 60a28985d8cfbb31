import type {
  AdaptationEstimate,
  AdaptationRequest,
  AdaptationView,
  VerdictRequest,
} from '../../../contracts/adaptations';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

/** `revision` is not sent: another one asks again. */
export interface EstimateArgs extends AdaptationRequest {
  revision: string;
}

const adaptationsApi = baseApi
  .enhanceEndpoints({ addTagTypes: ['SocialEstimates', 'SocialSites', 'SocialAiProviders'] })
  .injectEndpoints({
    endpoints: (build) => ({
      estimateSocialAdaptation: build.query<AdaptationEstimate, EstimateArgs>({
        query: ({ revision: _revision, ...data }) => ({
          url: `${API_URL}/adaptations/estimate`,
          method: 'POST',
          data,
        }),
        transformResponse: (answer: Answer<AdaptationEstimate>) => unwrap(answer),
        // Who is asked, and whether anybody may be, is said by the settings.
        providesTags: ['SocialEstimates', 'SocialSites', 'SocialAiProviders'],
      }),

      adaptSocialEntry: build.mutation<AdaptationView, AdaptationRequest>({
        query: (data) => ({ url: `${API_URL}/adaptations`, method: 'POST', data }),
        transformResponse: (answer: Answer<AdaptationView>) => unwrap(answer),
        // Also after a failure: money may be spent, and a provider may rest.
        invalidatesTags: ['SocialEstimates'],
      }),

      getSocialAdaptation: build.query<AdaptationView, number>({
        query: (id) => ({ url: `${API_URL}/adaptations/${id}`, method: 'GET' }),
        transformResponse: (answer: Answer<AdaptationView>) => unwrap(answer),
      }),

      judgeSocialProposal: build.mutation<null, { id: number; request: VerdictRequest }>({
        query: ({ id, request }) => ({
          url: `${API_URL}/adaptations/${id}/verdicts`,
          method: 'POST',
          data: request,
        }),
        transformResponse: (answer: Answer<null>) => unwrap(answer),
      }),
    }),
    overrideExisting: false,
  });

export const {
  useEstimateSocialAdaptationQuery,
  useAdaptSocialEntryMutation,
  useLazyGetSocialAdaptationQuery,
  useJudgeSocialProposalMutation,
} = adaptationsApi;
