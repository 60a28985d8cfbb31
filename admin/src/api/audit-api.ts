import type {
  AuditActorView,
  AuditPage,
  AuditQuery,
  AuditRetention,
} from '../../../contracts/audit';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

const listUrl = (query: AuditQuery): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `${API_URL}/audit?${text.toString()}`;
};

const auditApi = baseApi
  .enhanceEndpoints({ addTagTypes: ['SocialAudit', 'SocialAuditRetention'] })
  .injectEndpoints({
    endpoints: (build) => ({
      getSocialAudit: build.query<AuditPage, AuditQuery>({
        query: (query) => ({ url: listUrl(query), method: 'GET' }),
        transformResponse: (answer: Answer<AuditPage>) => unwrap(answer),
        providesTags: ['SocialAudit'],
      }),

      getSocialAuditActors: build.query<AuditActorView[], void>({
        query: () => ({ url: `${API_URL}/audit/actors`, method: 'GET' }),
        transformResponse: (answer: Answer<AuditActorView[]>) => unwrap(answer),
        providesTags: ['SocialAudit'],
      }),

      getSocialAuditRetention: build.query<AuditRetention, void>({
        query: () => ({ url: `${API_URL}/audit/retention`, method: 'GET' }),
        transformResponse: (answer: Answer<AuditRetention>) => unwrap(answer),
        providesTags: ['SocialAuditRetention'],
      }),

      setSocialAuditRetention: build.mutation<AuditRetention, AuditRetention>({
        query: (data) => ({ url: `${API_URL}/audit/retention`, method: 'PUT', data }),
        transformResponse: (answer: Answer<AuditRetention>) => unwrap(answer),
        // The change is an entry of the log itself.
        invalidatesTags: ['SocialAudit', 'SocialAuditRetention'],
      }),
    }),
    overrideExisting: false,
  });

export const {
  useGetSocialAuditQuery,
  useGetSocialAuditActorsQuery,
  useGetSocialAuditRetentionQuery,
  useSetSocialAuditRetentionMutation,
} = auditApi;
