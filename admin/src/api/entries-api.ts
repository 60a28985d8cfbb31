import { baseApi } from './base-api';
import {
  entriesOf,
  kindsOf,
  type EntryRow,
  type TypeKind,
} from '../entries/content-manager-entries';
import { queryText } from './query-text';

export interface EntriesArgs {
  contentType: string;
  kind: TypeKind;
  /** The attribute that names an entry; null: none is known. */
  titleField: string | null;
  search: string;
  /** Empty: the default one. */
  locale: string;
}

/** Enough to find one by its name; more is searched for. */
const PAGE_SIZE = 20;

const urlOf = ({ contentType, kind, search, locale }: EntriesArgs): string => {
  if (kind === 'singleType') {
    return `/content-manager/single-types/${contentType}?${queryText({ locale: locale || undefined })}`;
  }
  const query = queryText({
    page: 1,
    pageSize: PAGE_SIZE,
    sort: 'updatedAt:DESC',
    _q: search || undefined,
    locale: locale || undefined,
  });
  return `/content-manager/collection-types/${contentType}?${query}`;
};

const entriesApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    /** Whether content-types are lists or single pages, by their uids; from Strapi itself. */
    getSocialTypeKinds: build.query<Record<string, TypeKind>, void>({
      query: () => ({ url: '/content-manager/content-types', method: 'GET' }),
      transformResponse: kindsOf,
    }),

    /** Entries as the Content Manager lists them to this person, changed last first. */
    getSocialEntries: build.query<EntryRow[], EntriesArgs>({
      query: (args) => ({ url: urlOf(args), method: 'GET' }),
      transformResponse: (answer: unknown, _meta, { titleField }) => entriesOf(answer, titleField),
      keepUnusedDataFor: 0,
    }),
  }),
  overrideExisting: false,
});

export const { useGetSocialTypeKindsQuery, useGetSocialEntriesQuery } = entriesApi;
