import type { DistributableType } from '../../../contracts/dispatch';
import type {
  RuleDecisionPage,
  RuleField,
  RuleForecast,
  RuleRequest,
  RuleView,
} from '../../../contracts/rules';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import type { EntryKey } from './distribution-api';
import { queryText } from './query-text';

/** `revision` is not sent: another one asks again. */
export interface RuleForecastArgs extends EntryKey {
  revision: string;
}

/** What a rule decided, newest first. */
export interface RuleDecisionArgs {
  ruleId: number;
  before: number | undefined;
  pageSize: number;
}

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

    getSocialRuleForecast: build.query<RuleForecast[], RuleForecastArgs>({
      // The admin's client does not encode `params`, so the query string is made here.
      query: ({ contentType, documentId, locale }) => ({
        url: `${API_URL}/rules/forecast?${new URLSearchParams({ contentType, documentId, locale }).toString()}`,
        method: 'GET',
      }),
      transformResponse: (answer: Answer<RuleForecast[]>) => unwrap(answer),
      providesTags: ['SocialRules', 'SocialPreview'],
    }),

    /** What a condition on the content-type may be about; refused to people who may not change rules. */
    getSocialRuleFields: build.query<RuleField[], { contentType: string; siteId?: number }>({
      query: ({ contentType, siteId }) => ({
        url: withSite(`${API_URL}/rules/fields?${queryText({ contentType })}`, siteId),
        method: 'GET',
      }),
      transformResponse: (answer: Answer<RuleField[]>) => unwrap(answer),
      providesTags: ['SocialMappings'],
    }),

    getSocialRuleDecisions: build.query<RuleDecisionPage, RuleDecisionArgs>({
      query: (args) => ({
        url: `${API_URL}/rule-decisions?${queryText({ ...args })}`,
        method: 'GET',
      }),
      transformResponse: (answer: Answer<RuleDecisionPage>) => unwrap(answer),
      providesTags: ['SocialRules', 'SocialDeliveries'],
    }),

    createSocialRule: build.mutation<RuleView, RuleRequest>({
      query: (data) => ({ url: `${API_URL}/rules`, method: 'POST', data }),
      transformResponse: (answer: Answer<RuleView>) => unwrap(answer),
      invalidatesTags: ['SocialRules'],
    }),

    updateSocialRule: build.mutation<RuleView, RuleRequest & { id: number }>({
      query: ({ id, ...data }) => ({
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

/** For what is asked outside of components. */
export const { getSocialContentTypes } = rulesApi.endpoints;

export const {
  useGetSocialContentTypesQuery,
  useGetSocialRulesQuery,
  useGetSocialRuleForecastQuery,
  useGetSocialRuleFieldsQuery,
  useGetSocialRuleDecisionsQuery,
  useCreateSocialRuleMutation,
  useUpdateSocialRuleMutation,
  useRemoveSocialRuleMutation,
} = rulesApi;
