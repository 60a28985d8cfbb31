import type { Core, Schema, UID } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import type { FieldMap } from '../../config/schema';
import { tableOf } from '../database/table';
import type { MappedEntry } from './entry';
import { mapEntry, type EntryDocument } from './map-entry';

export interface EntryRef {
  uid: string;
  documentId: string;
  /** Empty for content-types without locales. */
  locale: string;
}

export const createEntryLoader = ({ strapi }: { strapi: Core.Strapi }) => {
  const fieldsOf = (uid: string): FieldMap | null => getConfig(strapi).contentTypes[uid] ?? null;

  const fetchPublished = (ref: EntryRef, populate: string[]) =>
    strapi.documents(ref.uid as UID.ContentType).findOne({
      documentId: ref.documentId,
      ...(ref.locale ? { locale: ref.locale } : {}),
      status: 'published',
      populate,
    } as never) as Promise<EntryDocument | null>;

  return {
    /** Whether entries of this type may be distributed at all. */
    isDistributable: (uid: string): boolean => fieldsOf(uid) !== null,

    distributableTypes: (): string[] => Object.keys(getConfig(strapi).contentTypes),

    /** The published version; null when there is none (never published, unpublished, deleted). */
    async loadPublished(ref: EntryRef, linkBaseUrl: string | null): Promise<MappedEntry | null> {
      const fields = fieldsOf(ref.uid);
      if (!fields) return null;
      const document = await fetchPublished(ref, populateOf(strapi, ref.uid, fields));
      if (!document) return null;
      return mapEntry({ uid: ref.uid, locale: ref.locale, document, fields, linkBaseUrl });
    },

    /** One light query: it is asked before every attempt. */
    async isPublished({ uid, documentId, locale }: EntryRef): Promise<boolean> {
      const where = { documentId, publishedAt: { $notNull: true }, ...(locale ? { locale } : {}) };
      return (await tableOf(strapi, uid).count({ where })) > 0;
    },
  };
};

/** The mapped attributes that are not plain columns. */
const populateOf = (strapi: Core.Strapi, uid: string, fields: FieldMap): string[] => {
  const { attributes }: Schema.ContentType = strapi.contentType(uid as UID.ContentType);
  const populated = ['media', 'relation', 'component', 'dynamiczone'];
  return [fields.image, fields.images, fields.tags, fields.author, fields.body].filter(
    (name): name is string => {
      const attribute = name ? attributes[name] : undefined;
      return attribute !== undefined && populated.includes(attribute.type);
    }
  );
};
