import { useState } from 'react';

import type { ContentLocale } from '../api/content-locales';
import { useGetSocialEntriesQuery, useGetSocialTypeKindsQuery } from '../api/entries-api';
import { useGetSocialLocalesQuery, useGetSocialMappingsQuery } from '../api/mappings-api';
import { useSettled } from '../composer/use-settled';
import type { EntryRow } from './content-manager-entries';

/** Somebody who pauses this long wants to see what is found. */
const PAUSE_MS = 300;

export interface EntryChoice {
  /** What may be chosen now; null: not known yet. */
  rows: readonly EntryRow[] | null;
  /** The chosen one, else the one that was changed last; null: there is none. */
  entry: EntryRow | null;
  isLoading: boolean;
  error: unknown;
  retry: () => void;
  search: (words: string) => void;
  choose: (documentId: string) => void;
  /** Strapi's languages; empty where the entries have none. */
  locales: readonly ContentLocale[];
  /** Empty: the default one. */
  locale: string;
  setLocale: (locale: string) => void;
}

/** A real entry of a content-type to try something on. `contentType` empty: none is chosen yet. */
export const useEntryChoice = (contentType: string): EntryChoice => {
  const [words, setWords] = useState('');
  const [locale, setLocale] = useState('');
  const [chosen, setChosen] = useState<EntryRow | null>(null);
  const kinds = useGetSocialTypeKindsQuery();
  const mappings = useGetSocialMappingsQuery();
  const { data: locales = [] } = useGetSocialLocalesQuery();
  const fields = mappings.data?.find((one) => one.contentType === contentType)?.fields;
  const search = useSettled(words, PAUSE_MS);
  const { data, currentData, error, isFetching, refetch } = useGetSocialEntriesQuery(
    {
      contentType,
      kind: kinds.data?.[contentType] ?? 'collectionType',
      titleField: fields?.title ?? null,
      search,
      locale,
    },
    {
      // Without the kinds a list is asked for, without the mapping usual names are looked for.
      skip: contentType === '' || kinds.isLoading || mappings.isLoading,
      refetchOnMountOrArgChange: true,
    }
  );
  const rows = (isFetching ? data : currentData) ?? null;
  const hasLocales = rows?.some((row) => row.locale !== '') ?? false;
  return {
    rows,
    entry: chosen ?? rows?.[0] ?? null,
    isLoading: isFetching || (rows === null && !error),
    error: isFetching ? undefined : error,
    retry: () => void refetch(),
    search: setWords,
    choose: (documentId) => setChosen(rows?.find((row) => row.documentId === documentId) ?? chosen),
    locales: hasLocales ? locales : [],
    locale,
    setLocale: (code) => {
      setLocale(code);
      // The same entry in another language may not be there.
      setChosen(null);
    },
  };
};
