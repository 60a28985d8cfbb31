import type { AiQuality, AiUsageQuery, AiUsageResponse } from '../../../contracts/ai-usage';
import type { BudgetsResponse } from '../../../contracts/budgets';
import type { AttentionList, OverviewView, PricesView } from '../../../contracts/overview';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import { queryText } from './query-text';

/** The calls of a month; the site is named beside the filters, as everywhere. */
export interface AiUsageArgs {
  siteId: number | undefined;
  query: AiUsageQuery;
}

/** Whatever is counted changes with these. */
const COUNTED = [
  'SocialDeliveries',
  'SocialConnections',
  'SocialSites',
  'SocialApprovals',
] as const;

const overviewApi = baseApi
  .enhanceEndpoints({ addTagTypes: ['SocialSites', 'SocialApprovals', 'SocialAiProviders'] })
  .injectEndpoints({
    endpoints: (build) => ({
      getSocialOverview: build.query<OverviewView, number | undefined>({
        query: (siteId) => ({ url: withSite(`${API_URL}/overview`, siteId), method: 'GET' }),
        transformResponse: (answer: Answer<OverviewView>) => unwrap(answer),
        providesTags: COUNTED,
      }),

      getSocialAttention: build.query<AttentionList, number | undefined>({
        query: (siteId) => ({
          url: withSite(`${API_URL}/overview/attention`, siteId),
          method: 'GET',
        }),
        transformResponse: (answer: Answer<AttentionList>) => unwrap(answer),
        providesTags: COUNTED,
      }),

      getSocialBudgets: build.query<BudgetsResponse, number | undefined>({
        query: (siteId) => ({ url: withSite(`${API_URL}/budgets`, siteId), method: 'GET' }),
        transformResponse: (answer: Answer<BudgetsResponse>) => unwrap(answer),
        providesTags: ['SocialSites', 'SocialDeliveries'],
      }),

      getSocialPrices: build.query<PricesView, number | undefined>({
        query: (siteId) => ({ url: withSite(`${API_URL}/prices`, siteId), method: 'GET' }),
        transformResponse: (answer: Answer<PricesView>) => unwrap(answer),
        providesTags: ['SocialConnections', 'SocialAiProviders', 'SocialSites'],
      }),

      getSocialAiUsage: build.query<AiUsageResponse, AiUsageArgs>({
        query: ({ siteId, query: { page, pageSize, ...filters } }) => ({
          url: withSite(
            `${API_URL}/ai/usage?${queryText({
              ...filters,
              page: Number(page ?? 1),
              pageSize: Number(pageSize ?? 20),
            })}`,
            siteId
          ),
          method: 'GET',
        }),
        transformResponse: (answer: Answer<AiUsageResponse>) => unwrap(answer),
      }),

      getSocialAiQuality: build.query<AiQuality[], number | undefined>({
        query: (siteId) => ({ url: withSite(`${API_URL}/ai/quality`, siteId), method: 'GET' }),
        transformResponse: (answer: Answer<AiQuality[]>) => unwrap(answer),
      }),
    }),
    overrideExisting: false,
  });

export const {
  useGetSocialOverviewQuery,
  useGetSocialAttentionQuery,
  useGetSocialBudgetsQuery,
  useGetSocialPricesQuery,
  useGetSocialAiUsageQuery,
  useGetSocialAiQualityQuery,
} = overviewApi;
