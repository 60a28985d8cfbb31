import { getFetchClient } from '@strapi/strapi/admin';

import type { Analytics, AnalyticsExportQuery, AnalyticsQuery } from '../../../contracts/analytics';
import type { EntryLedger } from '../../../contracts/analytics-ledger';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import { queryText } from './query-text';

/** Numbers of some days; the site is named beside the filters, as everywhere. */
export interface AnalyticsArgs {
  siteId: number | undefined;
  query: AnalyticsQuery;
}

export interface LedgerArgs {
  uid: string;
  documentId: string;
}

const addressOf = (path: string, { siteId, query }: { siteId?: number; query: object }): string => {
  const given = Object.entries(query).map(([name, value]) => [name, value as string | number]);
  const text = queryText(Object.fromEntries(given) as Record<string, string | number | undefined>);
  return withSite(`${API_URL}/${path}${text ? `?${text}` : ''}`, siteId);
};

const analyticsApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSocialAnalytics: build.query<Analytics, AnalyticsArgs>({
      query: (args) => ({ url: addressOf('analytics', args), method: 'GET' }),
      transformResponse: (answer: Answer<Analytics>) => unwrap(answer),
    }),

    getSocialLedger: build.query<EntryLedger, LedgerArgs>({
      query: ({ uid, documentId }) => ({
        url: `${API_URL}/analytics/entries/${encodeURIComponent(uid)}/${encodeURIComponent(documentId)}`,
        method: 'GET',
      }),
      transformResponse: (answer: Answer<EntryLedger>) => unwrap(answer),
      providesTags: ['SocialDeliveries'],
    }),
  }),
  overrideExisting: false,
});

export const { useGetSocialAnalyticsQuery, useGetSocialLedgerQuery } = analyticsApi;

/** A row for each post, as a file. The token goes in a header, as with every request. */
export const fetchAnalyticsFile = async (
  query: AnalyticsExportQuery,
  siteId: number | undefined
): Promise<Blob> => {
  const url = addressOf('analytics/export', { siteId, query });
  const { data } = await getFetchClient().get<Blob>(url, { responseType: 'blob' });
  return data;
};
