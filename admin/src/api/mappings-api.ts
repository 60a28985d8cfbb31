import type {
  MappingPreview,
  MappingPreviewRequest,
  MappingRequest,
  MappingView,
} from '../../../contracts/mappings';
import { localesOf, type ContentLocale } from './content-locales';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

export interface MappingPreviewArgs {
  contentType: string;
  request: MappingPreviewRequest;
}

const mappingUrl = (contentType: string, action = ''): string =>
  `${API_URL}/mappings/${encodeURIComponent(contentType)}${action}`;

const previewQuery = ({ contentType, request }: MappingPreviewArgs) => ({
  url: mappingUrl(contentType, '/preview'),
  method: 'POST' as const,
  data: request,
});

/** Posts are made of what a mapping says. */
const MAPPING_TAGS = ['SocialMappings', 'SocialPreview'] as const;

const mappingsApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSocialMappings: build.query<MappingView[], void>({
      query: () => ({ url: `${API_URL}/mappings`, method: 'GET' }),
      transformResponse: (answer: Answer<MappingView[]>) => unwrap(answer),
      providesTags: ['SocialMappings'],
    }),

    getSocialMapping: build.query<MappingView, string>({
      query: (contentType) => ({ url: mappingUrl(contentType), method: 'GET' }),
      transformResponse: (answer: Answer<MappingView>) => unwrap(answer),
      // A form begins with it: what somebody else saved meanwhile must not be missing.
      keepUnusedDataFor: 0,
    }),

    saveSocialMapping: build.mutation<
      MappingView,
      { contentType: string; request: MappingRequest }
    >({
      query: ({ contentType, request }) => ({
        url: mappingUrl(contentType),
        method: 'PUT',
        data: request,
      }),
      transformResponse: (answer: Answer<MappingView>) => unwrap(answer),
      invalidatesTags: MAPPING_TAGS,
    }),

    removeSocialMapping: build.mutation<MappingView, string>({
      query: (contentType) => ({ url: mappingUrl(contentType), method: 'DELETE' }),
      transformResponse: (answer: Answer<MappingView>) => unwrap(answer),
      // Also after a failure: somebody else may have removed it a moment ago.
      invalidatesTags: MAPPING_TAGS,
    }),

    /** Stores nothing, so it is asked for like any other answer. */
    getSocialMappingPreview: build.query<MappingPreview, MappingPreviewArgs>({
      query: previewQuery,
      transformResponse: (answer: Answer<MappingPreview>) => unwrap(answer),
      // The entry may be edited between two looks.
      keepUnusedDataFor: 0,
    }),

    checkSocialLink: build.mutation<MappingPreview, MappingPreviewArgs>({
      query: ({ contentType, request }) =>
        previewQuery({ contentType, request: { ...request, checkLink: true } }),
      transformResponse: (answer: Answer<MappingPreview>) => unwrap(answer),
    }),

    /** Strapi's own list of languages; not there without its i18n plugin. */
    getSocialLocales: build.query<ContentLocale[], void>({
      query: () => ({ url: '/i18n/locales', method: 'GET' }),
      transformResponse: localesOf,
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialMappingsQuery,
  useGetSocialMappingQuery,
  useSaveSocialMappingMutation,
  useRemoveSocialMappingMutation,
  useGetSocialMappingPreviewQuery,
  useCheckSocialLinkMutation,
  useGetSocialLocalesQuery,
} = mappingsApi;
