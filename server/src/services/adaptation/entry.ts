import type { StoredMedia } from './stored-content';

/** An entry as the adaptation sees it: plain text and references, whatever the content-type. */
export interface MappedEntry {
  uid: string;
  documentId: string;
  /** Empty for content-types without locales. */
  locale: string;
  title: string;
  /** The summary field, else the beginning of the body. */
  summary: string;
  /** The whole text, as far as any post could need it; empty when there is none. */
  body: string;
  /** Absolute public address without what is added for statistics; null without a pattern or base. */
  link: string | null;
  cover: StoredMedia | null;
  /** A video first, then what the gallery holds. */
  gallery: StoredMedia[];
  tags: string[];
  author: string | null;
  /** BCP-47 tag of the texts; null when it is not known. */
  language: string | null;
  /** SHA-256 (hex, 16 digits) over everything above: names a version of the content. */
  versionHash: string;
}
