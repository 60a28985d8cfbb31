import type { CreateSiteRequest, SiteDetails, UpdateSiteRequest } from '../../../contracts/sites';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import { memberRolesOf, memberUsersOf, type Member } from '../settings/sites/members';

/** More than a site takes as members. */
const MAX_USERS = 1_000;

const sitesApi = baseApi.enhanceEndpoints({ addTagTypes: ['SocialSites'] }).injectEndpoints({
  endpoints: (build) => ({
    getSocialSites: build.query<SiteDetails[], void>({
      query: () => ({ url: `${API_URL}/sites`, method: 'GET' }),
      transformResponse: (answer: Answer<SiteDetails[]>) => unwrap(answer),
      // Pausing and resuming tell the health page's tag.
      providesTags: ['SocialSites', 'SocialHealth'],
    }),

    createSocialSite: build.mutation<SiteDetails, CreateSiteRequest>({
      query: (data) => ({ url: `${API_URL}/sites`, method: 'POST', data }),
      transformResponse: (answer: Answer<SiteDetails>) => unwrap(answer),
      invalidatesTags: ['SocialSites'],
    }),

    updateSocialSite: build.mutation<SiteDetails, { id: number; changes: UpdateSiteRequest }>({
      query: ({ id, changes }) => ({ url: `${API_URL}/sites/${id}`, method: 'PUT', data: changes }),
      transformResponse: (answer: Answer<SiteDetails>) => unwrap(answer),
      // Name, links and time zone show in the other pages.
      invalidatesTags: ['SocialSites', 'SocialHealth', 'SocialPreview'],
    }),

    removeSocialSite: build.mutation<SiteDetails, number>({
      query: (id) => ({ url: `${API_URL}/sites/${id}`, method: 'DELETE' }),
      transformResponse: (answer: Answer<SiteDetails>) => unwrap(answer),
      // Also after a failure: somebody else may have removed it a moment ago.
      invalidatesTags: ['SocialSites', 'SocialRules'],
    }),

    /** Strapi's own list of admin users; refused to people who may not see it. */
    getSocialMemberUsers: build.query<Member[], void>({
      query: () => ({
        url: `/admin/users?pageSize=${MAX_USERS}&sort=firstname:ASC`,
        method: 'GET',
      }),
      transformResponse: memberUsersOf,
    }),

    /** Strapi's own list of roles; refused to people who may not see it. */
    getSocialMemberRoles: build.query<Member[], void>({
      query: () => ({ url: '/admin/roles', method: 'GET' }),
      transformResponse: memberRolesOf,
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialSitesQuery,
  useCreateSocialSiteMutation,
  useUpdateSocialSiteMutation,
  useRemoveSocialSiteMutation,
  useGetSocialMemberUsersQuery,
  useGetSocialMemberRolesQuery,
} = sitesApi;
