import type {
  CreateTargetRequest,
  TargetSettings,
  UpdateTargetRequest,
} from '../../../contracts/targets';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

/** A way to publish, as `GET /targets` answers it. */
export interface TargetView extends TargetSettings {
  id: number;
  siteId: number;
  connectionId: number;
}

/** Posts are made for targets. */
const TARGET_TAGS = ['SocialTargets', 'SocialPreview'] as const;

const targetsApi = baseApi.enhanceEndpoints({ addTagTypes: ['SocialTargets'] }).injectEndpoints({
  endpoints: (build) => ({
    /** Also those that are switched off. */
    getSocialTargets: build.query<TargetView[], number | undefined>({
      query: (siteId) => ({
        url: withSite(`${API_URL}/targets?all=true`, siteId),
        method: 'GET',
      }),
      transformResponse: (answer: Answer<TargetView[]>) => unwrap(answer),
      // An account that is connected or disconnected brings or takes its own.
      providesTags: ['SocialTargets', 'SocialConnections'],
    }),

    createSocialTarget: build.mutation<TargetView, CreateTargetRequest>({
      query: (data) => ({ url: `${API_URL}/targets`, method: 'POST', data }),
      transformResponse: (answer: Answer<TargetView>) => unwrap(answer),
      invalidatesTags: TARGET_TAGS,
    }),

    updateSocialTarget: build.mutation<TargetView, { id: number; request: UpdateTargetRequest }>({
      query: ({ id, request }) => ({
        url: `${API_URL}/targets/${id}`,
        method: 'PUT',
        data: request,
      }),
      transformResponse: (answer: Answer<TargetView>) => unwrap(answer),
      // Also after a failure: somebody else may have removed it a moment ago.
      invalidatesTags: TARGET_TAGS,
    }),

    removeSocialTarget: build.mutation<{ id: number }, number>({
      query: (id) => ({ url: `${API_URL}/targets/${id}`, method: 'DELETE' }),
      transformResponse: (answer: Answer<{ id: number }>) => unwrap(answer),
      invalidatesTags: TARGET_TAGS,
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialTargetsQuery,
  useCreateSocialTargetMutation,
  useUpdateSocialTargetMutation,
  useRemoveSocialTargetMutation,
} = targetsApi;
