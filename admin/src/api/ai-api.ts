import type {
  AiProviderId,
  AiProviderTest,
  AiProviderView,
  SaveAiProvider,
} from '../../../contracts/ai-providers';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

/** One AI provider of one site; without a site the server takes the person's own. */
export interface AiProviderAddress {
  provider: AiProviderId;
  siteId: number | undefined;
}

const urlOf = ({ provider, siteId }: AiProviderAddress, action = ''): string =>
  withSite(`${API_URL}/ai/providers/${provider}${action}`, siteId);

const aiApi = baseApi
  .enhanceEndpoints({ addTagTypes: ['SocialAiProviders', 'SocialSites'] })
  .injectEndpoints({
    endpoints: (build) => ({
      getSocialAiProviders: build.query<AiProviderView[], number | undefined>({
        query: (siteId) => ({ url: withSite(`${API_URL}/ai/providers`, siteId), method: 'GET' }),
        transformResponse: (answer: Answer<AiProviderView[]>) => unwrap(answer),
        // Their order is a setting of the site.
        providesTags: ['SocialAiProviders', 'SocialSites'],
      }),

      saveSocialAiProvider: build.mutation<
        AiProviderView[],
        { address: AiProviderAddress; request: SaveAiProvider }
      >({
        query: ({ address, request }) => ({ url: urlOf(address), method: 'PUT', data: request }),
        transformResponse: (answer: Answer<AiProviderView[]>) => unwrap(answer),
        invalidatesTags: ['SocialAiProviders'],
      }),

      removeSocialAiProvider: build.mutation<AiProviderView[], AiProviderAddress>({
        query: (address) => ({ url: urlOf(address), method: 'DELETE' }),
        transformResponse: (answer: Answer<AiProviderView[]>) => unwrap(answer),
        invalidatesTags: ['SocialAiProviders'],
      }),

      testSocialAiProvider: build.mutation<AiProviderTest, AiProviderAddress>({
        query: (address) => ({ url: urlOf(address, '/test'), method: 'POST', data: {} }),
        transformResponse: (answer: Answer<AiProviderTest>) => unwrap(answer),
        // A test that went well ends the rest.
        invalidatesTags: ['SocialAiProviders'],
      }),
    }),
    overrideExisting: false,
  });

export const {
  useGetSocialAiProvidersQuery,
  useSaveSocialAiProviderMutation,
  useRemoveSocialAiProviderMutation,
  useTestSocialAiProviderMutation,
} = aiApi;
