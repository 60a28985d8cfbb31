/** What of a Content Manager document decides about distributing it. */
export interface EntryDocument {
  documentId?: string;
  locale?: string | null;
  status?: string;
  updatedAt?: string | Date | null;
  publishedAt?: string | Date | null;
}

export interface EntryMeta {
  availableStatus?: readonly EntryDocument[];
}

export interface EntryVersion {
  documentId: string;
  /** The entry's own language; empty for types without languages. */
  locale: string;
  /** `unsaved`: not in the database in this language. */
  state: 'unsaved' | 'draft' | 'published';
  /** Another text each time when the draft or the published version changed. */
  revision: string;
  /** The draft was saved after it was published. */
  hasNewerDraft: boolean;
  /** The type has drafts; else what is saved is published. */
  hasDrafts: boolean;
  /** When the version that would be shared was saved or published, ISO; null: not known. */
  sharedAt: string | null;
}

const UNSAVED: EntryVersion = {
  documentId: '',
  locale: '',
  state: 'unsaved',
  revision: '',
  hasNewerDraft: false,
  hasDrafts: false,
  sharedAt: null,
};

/**
 * Reads the state of the document in the edit view. The Content Manager gives no `status` to types
 * without draft & publish: what is saved there is published. A draft whose published version is
 * the same has status `published`; an older answer may still say `draft` beside a published
 * version, so the versions are looked at, too.
 */
export const entryVersionOf = (
  document: EntryDocument | undefined,
  meta: EntryMeta | undefined
): EntryVersion => {
  if (!document?.documentId) return UNSAVED;
  const { documentId, locale, status } = document;
  const published = meta?.availableStatus?.find(({ publishedAt }) => Boolean(publishedAt));
  const isPublished = status !== 'draft' || published !== undefined;
  const times = [document.updatedAt, document.publishedAt, published?.publishedAt];
  return {
    documentId,
    locale: locale ?? '',
    state: isPublished ? 'published' : 'draft',
    revision: [status ?? '', ...times.map((time) => String(time ?? ''))].join('|'),
    hasNewerDraft: status === 'modified',
    hasDrafts: status !== undefined,
    sharedAt: isoOf(
      (isPublished && (published?.publishedAt ?? document.publishedAt)) || document.updatedAt
    ),
  };
};

const isoOf = (time: string | Date | null | undefined): string | null =>
  time instanceof Date ? time.toISOString() : (time ?? null);
