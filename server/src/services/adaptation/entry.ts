import type { StoredMedia } from './stored-content';

/** An entry as the adaptation sees it: plain text and references, whatever the content-type. */
export interface MappedEntry {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  summary: string;
  /** Absolute public address; null without a link pattern or link base. */
  link: string | null;
  cover: StoredMedia | null;
  gallery: StoredMedia[];
  tags: string[];
  /** SHA-256 (hex, 16 digits) over everything above: names a version of the content. */
  versionHash: string;
}
