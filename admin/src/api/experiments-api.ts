import type {
  ExperimentRequest,
  ExperimentResult,
  ExperimentView,
  VariantKey,
} from '../../../contracts/experiments';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

/** Steps of an experiment that need nothing but its number. */
export type ExperimentStep = 'start' | 'stop' | 'archive';

const TAGS = ['SocialExperiments', 'SocialPreview'] as const;

const experimentsApi = baseApi
  .enhanceEndpoints({ addTagTypes: ['SocialExperiments', 'SocialTemplates'] })
  .injectEndpoints({
    endpoints: (build) => ({
      /** Newest first. */
      getSocialExperiments: build.query<ExperimentView[], number | undefined>({
        query: (siteId) => ({ url: withSite(`${API_URL}/experiments`, siteId), method: 'GET' }),
        transformResponse: (answer: Answer<ExperimentView[]>) => unwrap(answer),
        providesTags: ['SocialExperiments'],
      }),

      getSocialExperiment: build.query<ExperimentResult, string>({
        query: (id) => ({ url: `${API_URL}/experiments/${id}`, method: 'GET' }),
        transformResponse: (answer: Answer<ExperimentResult>) => unwrap(answer),
        providesTags: ['SocialExperiments'],
      }),

      createSocialExperiment: build.mutation<ExperimentView, ExperimentRequest>({
        query: (data) => ({ url: `${API_URL}/experiments`, method: 'POST', data }),
        transformResponse: (answer: Answer<ExperimentView>) => unwrap(answer),
        invalidatesTags: ['SocialExperiments'],
      }),

      updateSocialExperiment: build.mutation<
        ExperimentView,
        { id: number; request: ExperimentRequest }
      >({
        query: ({ id, request }) => ({
          ...{ url: `${API_URL}/experiments/${id}`, method: 'PUT' },
          data: request,
        }),
        transformResponse: (answer: Answer<ExperimentView>) => unwrap(answer),
        invalidatesTags: ['SocialExperiments'],
      }),

      stepSocialExperiment: build.mutation<ExperimentView, { id: number; step: ExperimentStep }>({
        query: ({ id, step }) => ({ url: `${API_URL}/experiments/${id}/${step}`, method: 'POST' }),
        transformResponse: (answer: Answer<ExperimentView>) => unwrap(answer),
        // Also after a failure: somebody else may have done it a moment ago.
        invalidatesTags: TAGS,
      }),

      adoptSocialVariant: build.mutation<ExperimentView, { id: number; variant: VariantKey }>({
        query: ({ id, variant }) => ({
          ...{ url: `${API_URL}/experiments/${id}/adopt`, method: 'POST' },
          data: { variant },
        }),
        transformResponse: (answer: Answer<ExperimentView>) => unwrap(answer),
        invalidatesTags: [...TAGS, 'SocialTemplates'],
      }),
    }),
    overrideExisting: false,
  });

export const {
  useGetSocialExperimentsQuery,
  useGetSocialExperimentQuery,
  useCreateSocialExperimentMutation,
  useUpdateSocialExperimentMutation,
  useStepSocialExperimentMutation,
  useAdoptSocialVariantMutation,
} = experimentsApi;
