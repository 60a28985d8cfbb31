import type { ConnectionView } from '../../../contracts/connections';
import type { ConnectRequest, ConnectResponse, Platform } from '../../../contracts/platforms';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

const connectionsApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSocialPlatforms: build.query<Platform[], void>({
      query: () => ({ url: `${API_URL}/platforms`, method: 'GET' }),
      transformResponse: (answer: Answer<Platform[]>) => unwrap(answer),
    }),

    getSocialConnections: build.query<ConnectionView[], void>({
      query: () => ({ url: `${API_URL}/connections`, method: 'GET' }),
      transformResponse: (answer: Answer<ConnectionView[]>) => unwrap(answer),
      providesTags: ['SocialConnections'],
    }),

    connectSocialPlatform: build.mutation<
      ConnectResponse,
      { platform: string; request: ConnectRequest }
    >({
      query: ({ platform, request }) => ({
        url: `${API_URL}/platforms/${encodeURIComponent(platform)}/connect`,
        method: 'POST',
        data: request,
      }),
      transformResponse: (answer: Answer<ConnectResponse>) => unwrap(answer),
      invalidatesTags: (_result, error) =>
        error ? [] : ['SocialConnections', 'SocialPreview', 'SocialDeliveries'],
    }),

    removeSocialConnection: build.mutation<ConnectionView, number>({
      query: (id) => ({ url: `${API_URL}/connections/${id}`, method: 'DELETE' }),
      transformResponse: (answer: Answer<ConnectionView>) => unwrap(answer),
      // Also after a failure: somebody else may have disconnected it a moment ago.
      invalidatesTags: ['SocialConnections', 'SocialPreview', 'SocialDeliveries'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialPlatformsQuery,
  useGetSocialConnectionsQuery,
  useConnectSocialPlatformMutation,
  useRemoveSocialConnectionMutation,
} = connectionsApi;
