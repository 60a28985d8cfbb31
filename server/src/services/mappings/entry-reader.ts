import type { Core, UID } from '@strapi/types';

import type { FieldMap } from '../../../../contracts/mappings';
import { UPLOAD_FILE_UID } from '../../constants';
import type { MappedEntry } from '../adaptation/entry';
import { tableOf } from '../database/table';
import { entryFactsOf, type EntryFacts } from './entry-facts';
import { populateOf } from './entry-populate';
import { shapeOf } from './entry-shape';
import { fileIdsIn, layValues } from './lay-values';
import { mapEntry, type EntryDocument } from './map-entry';
import { schemasOf, type Schemas, type TypeSchema } from './schemas';

export interface EntryRef {
  uid: string;
  documentId: string;
  /** Empty for content-types without locales. */
  locale: string;
}

export interface LoadOptions {
  /** The site's; null: posts carry no link below the site. */
  linkBaseUrl: string | null;
  /** `latest`: the published version where there is one, else the draft. */
  version: 'published' | 'draft' | 'latest';
  /** What stands in the form and is not saved yet, by attribute; it is laid over the draft. */
  values?: Readonly<Record<string, unknown>>;
}

/** An entry as posts are made of it. */
export interface LoadedEntry {
  entry: MappedEntry;
  /** Its plain attributes, for templates. */
  facts: EntryFacts;
  version: 'published' | 'draft' | 'unsaved';
}

/** An entry read by a field map; null when there is no such version of it, or no such type. */
export const readEntry = async (
  strapi: Core.Strapi,
  { uid, documentId, locale }: EntryRef,
  options: LoadOptions & { fields: FieldMap }
): Promise<LoadedEntry | null> => {
  const schemas = schemasOf(strapi);
  const type = schemas.typeOf(uid);
  if (!type) return null;
  const { fields, linkBaseUrl, values } = options;
  const found = await findVersion(strapi, {
    ...{ uid, documentId, locale, hasDrafts: type.options?.draftAndPublish === true },
    version: values ? 'draft' : options.version,
    populate: populateOf(fields, type, schemas),
  });
  if (!found) return null;
  const form = values && { values, type, schemas };
  const document = form ? await withForm(strapi, found.document, form) : found.document;
  const shape = shapeOf(type, schemas);
  return {
    entry: mapEntry({ uid, locale, document, fields, linkBaseUrl, shape }),
    facts: entryFactsOf(document, type),
    version: values ? 'unsaved' : found.version,
  };
};

interface Search extends EntryRef {
  hasDrafts: boolean;
  version: LoadOptions['version'];
  populate: object;
}

interface FoundVersion {
  document: EntryDocument;
  version: 'published' | 'draft';
}

const findVersion = async (strapi: Core.Strapi, search: Search): Promise<FoundVersion | null> => {
  const { uid, documentId, locale, hasDrafts, version, populate } = search;
  const find = (status: 'published' | 'draft') =>
    strapi.documents(uid as UID.ContentType).findOne({
      ...{ documentId, status, populate },
      ...(locale ? { locale } : {}),
    } as never) as Promise<EntryDocument | null>;
  // Without drafts the one version there is, is the one that is out.
  if (version !== 'draft' || !hasDrafts) {
    const document = await find('published');
    if (document) return { document, version: 'published' };
    if (version === 'published' || !hasDrafts) return null;
  }
  const document = await find('draft');
  return document && { document, version: 'draft' };
};

interface Form {
  values: Readonly<Record<string, unknown>>;
  type: TypeSchema;
  schemas: Schemas;
}

const withForm = async (
  strapi: Core.Strapi,
  document: EntryDocument,
  { values, type: schema, schemas }: Form
): Promise<EntryDocument> => {
  const ids = fileIdsIn(values, { schema, schemas });
  const files = ids.length === 0 ? [] : await filesById(strapi, ids);
  const known = new Map(files.map((file) => [file.id, file]));
  const fileOf = (id: number) => known.get(id);
  const laid = layValues(document, values, { schema, schemas, fileOf });
  return { ...laid, documentId: document.documentId };
};

const filesById = (strapi: Core.Strapi, ids: readonly number[]): Promise<{ id: number }[]> =>
  tableOf<{ id: number }>(strapi, UPLOAD_FILE_UID).findMany({ where: { id: { $in: [...ids] } } });
