import { createHash } from 'node:crypto';

import type { FieldMap } from '../../../../contracts/mappings';
import type { MappedEntry } from '../adaptation/entry';
import { beginningOf, richTextOf, type RichTextKind } from '../rich-text';
import { lineOf } from './bounded-text';
import { languageOf } from './entry-language';
import { linkOf } from './entry-link';
import { galleryOf, pictureOf } from './entry-media';
import { authorOf, tagsOf } from './entry-names';
import { PLAIN_SHAPE, type EntryShape } from './entry-shape';
import { bodyOf } from './entry-text';
import { readPath } from './read-path';

/** A document as Strapi's document service returns it, with the mapped relations populated. */
export type EntryDocument = Record<string, unknown> & { documentId: string };

export interface MapEntryArgs {
  uid: string;
  locale: string;
  document: EntryDocument;
  fields: FieldMap;
  /** Without trailing slash; null: posts carry no link below the site. */
  linkBaseUrl: string | null;
  /** Where the words are in components. @default there are no components */
  shape?: EntryShape;
}

const MAX_TITLE_LENGTH = 1_000;
const MAX_TITLE_MARKUP = 20_000;
/** More than any platform takes; counting is kept from crawling over whole books. */
const MAX_SUMMARY_LENGTH = 6_000;
/** Characters that are read of a summary with its markup. */
const MAX_SUMMARY_MARKUP = 200_000;

/** Reads what the field map names. Never throws: a missing or broken attribute is empty. */
export const mapEntry = (args: MapEntryArgs): MappedEntry => {
  const { uid, locale, document } = args;
  const content = contentOf(args);
  const versionHash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return {
    uid,
    documentId: document.documentId,
    locale,
    ...content,
    versionHash: versionHash.slice(0, 16),
  };
};

const contentOf = (args: MapEntryArgs) => {
  const { document, fields, locale, shape = PLAIN_SHAPE } = args;
  const read = (path: string | undefined): unknown =>
    path === undefined ? undefined : readPath(document, path);
  const textAt = (path: string | undefined, maxMarkup: number): string =>
    path === undefined ? '' : textOf(read(path), shape.contentAt(path).textKind, maxMarkup);
  const body = fields.body === undefined ? '' : bodyAt(fields.body, args);
  return {
    title: lineOf(textAt(fields.title, MAX_TITLE_MARKUP), MAX_TITLE_LENGTH),
    summary: beginningOf(textAt(fields.summary, MAX_SUMMARY_MARKUP) || body, MAX_SUMMARY_LENGTH),
    body,
    link: linkOf(args),
    cover: pictureOf(read(fields.image)),
    gallery: galleryOf(read(fields.video), read(fields.images)),
    tags: tagsOf(read(fields.tags)),
    author: authorOf(read(fields.author)),
    language: languageOf(read(fields.language), locale),
  };
};

const bodyAt = (path: string, { document, shape = PLAIN_SHAPE }: MapEntryArgs): string =>
  bodyOf(readPath(document, path), shape.contentAt(path), shape);

const textOf = (value: unknown, kind: RichTextKind | undefined, maxMarkup: number): string =>
  richTextOf(typeof value === 'string' ? value.slice(0, maxMarkup) : value, kind);
