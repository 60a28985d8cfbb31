import type {
  HashtagSetRequest,
  HashtagSetView,
  TemplateRenderRequest,
  TemplateRenderResponse,
  TemplateRequest,
  TemplateVersionView,
  TemplateView,
} from '../../../contracts/templates';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

/** Posts are worded by them. */
const TEMPLATE_TAGS = ['SocialTemplates', 'SocialPreview'] as const;
const SET_TAGS = ['SocialHashtagSets', 'SocialPreview'] as const;

const templatesApi = baseApi
  .enhanceEndpoints({ addTagTypes: ['SocialTemplates', 'SocialHashtagSets'] })
  .injectEndpoints({
    endpoints: (build) => ({
      getSocialTemplates: build.query<TemplateView[], number | void>({
        query: (siteId) => ({
          url: withSite(`${API_URL}/templates`, siteId ?? undefined),
          method: 'GET',
        }),
        transformResponse: (answer: Answer<TemplateView[]>) => unwrap(answer),
        providesTags: ['SocialTemplates'],
      }),

      /** Newest first. */
      getSocialTemplateVersions: build.query<TemplateVersionView[], number>({
        query: (id) => ({ url: `${API_URL}/templates/${id}/versions`, method: 'GET' }),
        transformResponse: (answer: Answer<TemplateVersionView[]>) => unwrap(answer),
        providesTags: ['SocialTemplates'],
      }),

      createSocialTemplate: build.mutation<TemplateView, TemplateRequest>({
        query: (data) => ({ url: `${API_URL}/templates`, method: 'POST', data }),
        transformResponse: (answer: Answer<TemplateView>) => unwrap(answer),
        invalidatesTags: TEMPLATE_TAGS,
      }),

      updateSocialTemplate: build.mutation<TemplateView, { id: number; request: TemplateRequest }>({
        query: ({ id, request }) => ({
          url: `${API_URL}/templates/${id}`,
          method: 'PUT',
          data: request,
        }),
        transformResponse: (answer: Answer<TemplateView>) => unwrap(answer),
        // Also after a failure: somebody else may have removed it a moment ago.
        invalidatesTags: TEMPLATE_TAGS,
      }),

      removeSocialTemplate: build.mutation<{ id: number }, number>({
        query: (id) => ({ url: `${API_URL}/templates/${id}`, method: 'DELETE' }),
        transformResponse: (answer: Answer<{ id: number }>) => unwrap(answer),
        invalidatesTags: TEMPLATE_TAGS,
      }),

      /** Stores nothing, so it is asked for like any other answer. */
      getSocialTemplateText: build.query<TemplateRenderResponse, TemplateRenderRequest>({
        query: (data) => ({ url: `${API_URL}/templates/render`, method: 'POST', data }),
        transformResponse: (answer: Answer<TemplateRenderResponse>) => unwrap(answer),
        // The entry may be edited between two looks.
        keepUnusedDataFor: 0,
      }),

      getSocialHashtagSets: build.query<HashtagSetView[], number | void>({
        query: (siteId) => ({
          url: withSite(`${API_URL}/hashtag-sets`, siteId ?? undefined),
          method: 'GET',
        }),
        transformResponse: (answer: Answer<HashtagSetView[]>) => unwrap(answer),
        providesTags: ['SocialHashtagSets'],
      }),

      createSocialHashtagSet: build.mutation<HashtagSetView, HashtagSetRequest>({
        query: (data) => ({ url: `${API_URL}/hashtag-sets`, method: 'POST', data }),
        transformResponse: (answer: Answer<HashtagSetView>) => unwrap(answer),
        invalidatesTags: SET_TAGS,
      }),

      updateSocialHashtagSet: build.mutation<
        HashtagSetView,
        { id: number; request: HashtagSetRequest }
      >({
        query: ({ id, request }) => ({
          url: `${API_URL}/hashtag-sets/${id}`,
          method: 'PUT',
          data: request,
        }),
        transformResponse: (answer: Answer<HashtagSetView>) => unwrap(answer),
        invalidatesTags: SET_TAGS,
      }),

      removeSocialHashtagSet: build.mutation<{ id: number }, number>({
        query: (id) => ({ url: `${API_URL}/hashtag-sets/${id}`, method: 'DELETE' }),
        transformResponse: (answer: Answer<{ id: number }>) => unwrap(answer),
        invalidatesTags: SET_TAGS,
      }),
    }),
    overrideExisting: false,
  });

export const {
  useGetSocialTemplatesQuery,
  useGetSocialTemplateVersionsQuery,
  useCreateSocialTemplateMutation,
  useUpdateSocialTemplateMutation,
  useRemoveSocialTemplateMutation,
  useGetSocialTemplateTextQuery,
  useGetSocialHashtagSetsQuery,
  useCreateSocialHashtagSetMutation,
  useUpdateSocialHashtagSetMutation,
  useRemoveSocialHashtagSetMutation,
} = templatesApi;
