import type { AppView, SaveApp } from '../../../contracts/apps';
import type { SetupCheck } from '../../../contracts/setup-check';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import { withSite } from '../settings/sites/with-site';

/** One app of one site; without a site the server takes the person's own. */
export interface AppAddress {
  app: string;
  siteId?: number;
}

const appUrl = ({ app, siteId }: AppAddress, action = ''): string =>
  withSite(`${API_URL}/apps/${encodeURIComponent(app)}${action}`, siteId);

/** The answer is the new list: it is shown at once instead of being asked for again. */
const show = (
  answer: Promise<{ data: AppView[] }>,
  put: (apps: AppView[]) => void
): Promise<void> =>
  answer.then(
    ({ data }) => put(data),
    // The form says what went wrong.
    () => undefined
  );

const appsApi = baseApi
  .enhanceEndpoints({ addTagTypes: ['SocialApps', 'SocialPlatforms'] })
  .injectEndpoints({
    endpoints: (build) => ({
      getSocialApps: build.query<AppView[], number | undefined>({
        query: (siteId) => ({ url: withSite(`${API_URL}/apps`, siteId), method: 'GET' }),
        transformResponse: (answer: Answer<AppView[]>) => unwrap(answer),
        providesTags: ['SocialApps'],
      }),

      saveSocialApp: build.mutation<AppView[], { address: AppAddress; request: SaveApp }>({
        query: ({ address, request }) => ({ url: appUrl(address), method: 'PUT', data: request }),
        transformResponse: (answer: Answer<AppView[]>) => unwrap(answer),
        onQueryStarted: ({ address }, { dispatch, queryFulfilled }) =>
          show(queryFulfilled, (apps) =>
            dispatch(appsApi.util.updateQueryData('getSocialApps', address.siteId, () => apps))
          ),
        invalidatesTags: ['SocialPlatforms'],
      }),

      removeSocialApp: build.mutation<AppView[], AppAddress>({
        query: (address) => ({ url: appUrl(address), method: 'DELETE' }),
        transformResponse: (answer: Answer<AppView[]>) => unwrap(answer),
        onQueryStarted: ({ siteId }, { dispatch, queryFulfilled }) =>
          show(queryFulfilled, (apps) =>
            dispatch(appsApi.util.updateQueryData('getSocialApps', siteId, () => apps))
          ),
        invalidatesTags: ['SocialPlatforms'],
      }),

      checkSocialApp: build.mutation<SetupCheck, AppAddress>({
        query: (address) => ({ url: appUrl(address, '/check'), method: 'POST', data: {} }),
        transformResponse: (answer: Answer<SetupCheck>) => unwrap(answer),
      }),
    }),
    overrideExisting: false,
  });

export const {
  useGetSocialAppsQuery,
  useSaveSocialAppMutation,
  useRemoveSocialAppMutation,
  useCheckSocialAppMutation,
} = appsApi;
