import type { DistributableType } from '../../../contracts/dispatch';
import type { RuleRequest, RuleView } from '../../../contracts/rules';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

const rulesApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSocialContentTypes: build.query<DistributableType[], void>({
      query: () => ({ url: `${API_URL}/content-types`, method: 'GET' }),
      transformResponse: (answer: Answer<DistributableType[]>) => unwrap(answer),
      providesTags: ['SocialMappings'],
    }),

    getSocialRules: build.query<RuleView[], number | void>({
      query: (siteId) => ({
        url: withSite(`${API_URL}/rules`, siteId ?? undefined),
        method: 'GET',
      }),
      transformResponse: (answer: Answer<RuleView[]>) => unwrap(answer),
      providesTags: ['SocialRules'],
    }),

    createSocialRule: build.mutation<RuleView, RuleRequest>({
      query: (data) => ({ url: `${API_URL}/rules`, method: 'POST', data }),
      transformResponse: (answer: Answer<RuleView>) => unwrap(answer),
      invalidatesTags: ['SocialRules'],
    }),

    updateSocialRule: build.mutation<RuleView, RuleView>({
      query: ({ id, problems: _problems, ...data }) => ({
        url: `${API_URL}/rules/${id}`,
        method: 'PUT',
        data,
      }),
      transformResponse: (answer: Answer<RuleView>) => unwrap(answer),
      invalidatesTags: ['SocialRules'],
    }),

    removeSocialRule: build.mutation<{ id: number }, number>({
      query: (id) => ({ url: `${API_URL}/rules/${id}`, method: 'DELETE' }),
      transformResponse: (answer: Answer<{ id: number }>) => unwrap(answer),
      invalidatesTags: ['SocialRules'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialContentTypesQuery,
  useGetSocialRulesQuery,
  useCreateSocialRuleMutation,
  useUpdateSocialRuleMutation,
  useRemoveSocialRuleMutation,
} = rulesApi;
