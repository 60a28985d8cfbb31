import type { QuotasResponse, QuotaView } from '../../../contracts/quotas';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

const quotasApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSocialQuotas: build.query<QuotaView[], number | void>({
      query: (siteId) => ({
        url: withSite(`${API_URL}/quotas`, siteId ?? undefined),
        method: 'GET',
      }),
      transformResponse: (answer: Answer<QuotasResponse>) => unwrap(answer).quotas,
      // Every post uses some of them.
      providesTags: ['SocialConnections', 'SocialDeliveries'],
    }),
  }),
  overrideExisting: false,
});

export const { useGetSocialQuotasQuery } = quotasApi;
