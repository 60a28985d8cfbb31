import type { DeliveryDetails } from '../../../contracts/answers';
import type {
  CancelManyRequest,
  CancelManyResponse,
  DeliveryAsker,
  DeliveryList,
  DeliveryPagination,
  DeliveryQuery,
  ListedDelivery,
} from '../../../contracts/deliveries';
import type { RuleDecisionPage, RuleDecisionQuery } from '../../../contracts/rules';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

/** The filters of the list; the site is named beside them, as everywhere. */
export type ActivityArgs = DeliveryQuery & { site?: number };

export interface ActivityPage {
  deliveries: ListedDelivery[];
  pagination: DeliveryPagination;
}

/** Also after a failure: somebody else may have decided a moment ago. */
const AFTER_DECISION = ['SocialDeliveries', 'SocialPreview', 'SocialHealth'] as const;

// The admin's client does not encode `params`, so the query string is made here.
const urlOf = (path: string, query: object): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `${API_URL}${path}${text ? `?${text}` : ''}`;
};

const activityApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSocialActivity: build.query<ActivityPage, ActivityArgs>({
      query: (args) => ({ url: urlOf('/deliveries', args), method: 'GET' }),
      transformResponse: ({ data, meta }: DeliveryList) => ({
        deliveries: data,
        pagination: meta.pagination,
      }),
      providesTags: ['SocialDeliveries'],
    }),

    getSocialDelivery: build.query<DeliveryDetails, number>({
      query: (id) => ({ url: `${API_URL}/deliveries/${id}`, method: 'GET' }),
      transformResponse: (answer: Answer<DeliveryDetails>) => unwrap(answer),
      providesTags: ['SocialDeliveries'],
    }),

    getSocialAskers: build.query<DeliveryAsker[], number | void>({
      query: (site) => ({
        url: withSite(`${API_URL}/deliveries/askers`, site ?? undefined),
        method: 'GET',
      }),
      transformResponse: (answer: Answer<DeliveryAsker[]>) => unwrap(answer),
      providesTags: ['SocialDeliveries'],
    }),

    cancelSocialDeliveries: build.mutation<CancelManyResponse, CancelManyRequest>({
      query: (data) => ({ url: `${API_URL}/deliveries/cancel`, method: 'POST', data }),
      transformResponse: (answer: Answer<CancelManyResponse>) => unwrap(answer),
      invalidatesTags: AFTER_DECISION,
    }),

    getSocialRuleDecisions: build.query<RuleDecisionPage, RuleDecisionQuery & { site?: number }>({
      query: (args) => ({ url: urlOf('/rule-decisions', args), method: 'GET' }),
      transformResponse: (answer: Answer<RuleDecisionPage>) => unwrap(answer),
      providesTags: ['SocialDeliveries', 'SocialRules'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialActivityQuery,
  useGetSocialDeliveryQuery,
  useGetSocialAskersQuery,
  useCancelSocialDeliveriesMutation,
  useGetSocialRuleDecisionsQuery,
} = activityApi;
