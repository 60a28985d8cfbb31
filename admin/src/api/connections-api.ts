import { getFetchClient } from '@strapi/strapi/admin';

import type {
  AccountChoice,
  PickAccounts,
  PickAccountsResponse,
} from '../../../contracts/account-choices';
import type { ConnectionView } from '../../../contracts/connections';
import type { Erasure } from '../../../contracts/data-care';
import type { ConnectRequest, ConnectResponse, Platform } from '../../../contracts/platforms';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

/** What can be done with a connection without leaving the page. */
export type ConnectionAction = 'check' | 'refresh' | 'disable' | 'enable';

const choiceUrl = (token: string): string =>
  `${API_URL}/account-choices/${encodeURIComponent(token)}`;

/** What shows accounts, or what waits for them. */
const ACCOUNT_TAGS = [
  'SocialConnections',
  'SocialPreview',
  'SocialDeliveries',
  'SocialHealth',
] as const;

const connectionsApi = baseApi
  .enhanceEndpoints({ addTagTypes: ['SocialPlatforms'] })
  .injectEndpoints({
    endpoints: (build) => ({
      getSocialPlatforms: build.query<Platform[], number | void>({
        query: (siteId) => ({
          url: withSite(`${API_URL}/platforms`, siteId ?? undefined),
          method: 'GET',
        }),
        transformResponse: (answer: Answer<Platform[]>) => unwrap(answer),
        providesTags: ['SocialPlatforms'],
      }),

      getSocialConnections: build.query<ConnectionView[], number | void>({
        query: (siteId) => ({
          url: withSite(`${API_URL}/connections`, siteId ?? undefined),
          method: 'GET',
        }),
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
        invalidatesTags: (_result, error) => (error ? [] : ACCOUNT_TAGS),
      }),

      actOnSocialConnection: build.mutation<
        ConnectionView,
        { id: number; action: ConnectionAction }
      >({
        query: ({ id, action }) => ({
          url: `${API_URL}/connections/${id}/${action}`,
          method: 'POST',
        }),
        transformResponse: (answer: Answer<ConnectionView>) => unwrap(answer),
        // Also after a failure: a refused renewal asks for a reconnect.
        invalidatesTags: ACCOUNT_TAGS,
      }),

      removeSocialConnection: build.mutation<ConnectionView, number>({
        query: (id) => ({ url: `${API_URL}/connections/${id}`, method: 'DELETE' }),
        transformResponse: (answer: Answer<ConnectionView>) => unwrap(answer),
        // Also after a failure: somebody else may have disconnected it a moment ago.
        invalidatesTags: ACCOUNT_TAGS,
      }),

      eraseSocialConnection: build.mutation<Erasure, { id: number; confirm: string }>({
        query: ({ id, confirm }) => ({
          url: `${API_URL}/connections/${id}/erase`,
          method: 'POST',
          data: { confirm },
        }),
        transformResponse: (answer: Answer<Erasure>) => unwrap(answer),
        invalidatesTags: ACCOUNT_TAGS,
      }),

      getSocialAccountChoice: build.query<AccountChoice, string>({
        query: (token) => ({ url: choiceUrl(token), method: 'GET' }),
        transformResponse: (answer: Answer<AccountChoice>) => unwrap(answer),
        // It is good once, and names what is stored nowhere.
        keepUnusedDataFor: 0,
      }),

      pickSocialAccounts: build.mutation<
        PickAccountsResponse,
        { token: string; picked: PickAccounts }
      >({
        query: ({ token, picked }) => ({ url: choiceUrl(token), method: 'POST', data: picked }),
        transformResponse: (answer: Answer<PickAccountsResponse>) => unwrap(answer),
        invalidatesTags: (_result, error) => (error ? [] : ACCOUNT_TAGS),
      }),

      forgetSocialAccountChoice: build.mutation<null, string>({
        query: (token) => ({ url: choiceUrl(token), method: 'DELETE' }),
        transformResponse: (answer: Answer<null>) => unwrap(answer),
      }),
    }),
    overrideExisting: false,
  });

export const {
  useGetSocialPlatformsQuery,
  useGetSocialConnectionsQuery,
  useConnectSocialPlatformMutation,
  useActOnSocialConnectionMutation,
  useRemoveSocialConnectionMutation,
  useEraseSocialConnectionMutation,
  useGetSocialAccountChoiceQuery,
  usePickSocialAccountsMutation,
  useForgetSocialAccountChoiceMutation,
} = connectionsApi;

/** Everything held about an account, as a file. */
export const fetchConnectionFile = async (id: number): Promise<Blob> => {
  const url = `${API_URL}/connections/${id}/export`;
  const { data } = await getFetchClient().get<Blob>(url, { responseType: 'blob' });
  return data;
};
