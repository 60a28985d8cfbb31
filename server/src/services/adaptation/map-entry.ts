import { createHash } from 'node:crypto';

import type { FieldMap } from '../../config/schema';
import type { MappedEntry } from './entry';
import { plainTextOf } from './plain-text';
import type { StoredMedia, StoredMediaKind } from './stored-content';

/** A document as Strapi's document service returns it, with the mapped relations populated. */
export type EntryDocument = Record<string, unknown> & { documentId: string };

export interface MapEntryArgs {
  uid: string;
  locale: string;
  document: EntryDocument;
  fields: FieldMap;
  /** Without trailing slash; null: posts carry no link. */
  linkBaseUrl: string | null;
}

/** Reads what the field map names. Never throws: a missing or broken attribute is empty. */
export const mapEntry = (args: MapEntryArgs): MappedEntry => {
  const { uid, locale, document, fields } = args;
  const read = (name: string | undefined): unknown => (name ? document[name] : undefined);
  const content = {
    title: plainTextOf(read(fields.title)),
    summary: beginningOf(plainTextOf(read(fields.summary)) || plainTextOf(read(fields.body))),
    link: linkOf(args),
    cover: pictureOf(read(fields.image)),
    gallery: mediaListOf(read(fields.images)),
    tags: tagsOf(read(fields.tags)),
  };
  const versionHash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return {
    uid,
    documentId: document.documentId,
    locale,
    ...content,
    versionHash: versionHash.slice(0, 16),
  };
};

/** More than any platform takes; counting is kept from crawling over whole books. */
const MAX_SUMMARY_LENGTH = 6_000;

const beginningOf = (text: string): string =>
  text.length <= MAX_SUMMARY_LENGTH
    ? text
    : text
        .slice(0, MAX_SUMMARY_LENGTH)
        .toWellFormed()
        .replace(/\uFFFD$/u, '');

/** `/{locale}/blog/{slug}` with the entry's own values; null when one of them is missing. */
const linkOf = ({ fields, document, locale, linkBaseUrl }: MapEntryArgs): string | null => {
  if (!fields.link || !linkBaseUrl) return null;
  let complete = true;
  const path = fields.link.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = name === 'locale' ? locale : document[name];
    if (typeof value !== 'string' && typeof value !== 'number') complete = false;
    return encodeURIComponent(String(value));
  });
  return complete ? linkBaseUrl + path : null;
};

/** A cover is a picture; of several files the first one counts. */
const pictureOf = (value: unknown): StoredMedia | null => {
  const media = mediaOf(Array.isArray(value) ? value[0] : value);
  return media?.kind === 'image' ? media : null;
};

const mediaOf = (value: unknown): StoredMedia | null => {
  if (typeof value !== 'object' || value === null) return null;
  const file = value as Record<string, unknown>;
  const kind = kindOf(String(file['mime']));
  if (typeof file['id'] !== 'number' || !kind) return null;
  return {
    fileId: file['id'],
    kind,
    hash: String(file['hash']),
    altText: typeof file['alternativeText'] === 'string' ? file['alternativeText'] : '',
  };
};

const kindOf = (mime: string): StoredMediaKind | null => {
  if (mime.startsWith('image/')) return 'image';
  if (mime.startsWith('video/')) return 'video';
  return mime === 'application/pdf' ? 'document' : null;
};

const mediaListOf = (value: unknown): StoredMedia[] =>
  (Array.isArray(value) ? value : [value]).map(mediaOf).filter((media) => media !== null);

/** Tags are a list of strings, or related entries and components with a name or title. */
const tagsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return value.split(',').map((tag) => tag.trim());
  if (!Array.isArray(value)) return [];
  return value.map(tagName).filter((name) => name !== '');
};

const tagName = (tag: unknown): string => {
  if (typeof tag === 'string') return tag;
  if (typeof tag !== 'object' || tag === null) return '';
  const { name, title } = tag as { name?: unknown; title?: unknown };
  if (typeof name === 'string') return name;
  return typeof title === 'string' ? title : '';
};
