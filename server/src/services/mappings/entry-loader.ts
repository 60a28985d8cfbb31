import type { Core } from '@strapi/types';

import type { MappedEntry } from '../adaptation/entry';
import { tableOf } from '../database/table';
import { getService } from '../get-service';
import { readEntry, type EntryRef, type LoadedEntry, type LoadOptions } from './entry-reader';

export type { EntryFacts } from './entry-facts';
export type { EntryRef, LoadedEntry, LoadOptions } from './entry-reader';

/** Entries as posts are made of them. */
export class EntryLoader {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Whether entries of this type may be distributed at all. */
  isDistributable(uid: string): Promise<boolean> {
    return getService(this.strapi, 'mappings').isDistributable(uid);
  }

  distributableTypes(): Promise<string[]> {
    return getService(this.strapi, 'mappings').distributableTypes();
  }

  /**
   * A version of an entry. Null when there is none: never published, unpublished, deleted, or of a
   * type that is never distributed.
   */
  async load(ref: EntryRef, options: LoadOptions): Promise<LoadedEntry | null> {
    const fields = await getService(this.strapi, 'mappings').fieldsOf(ref.uid);
    return fields && readEntry(this.strapi, ref, { ...options, fields });
  }

  /** The published version; null when there is none (never published, unpublished, deleted). */
  async loadPublished(ref: EntryRef, linkBaseUrl: string | null): Promise<MappedEntry | null> {
    return (await this.load(ref, { linkBaseUrl, version: 'published' }))?.entry ?? null;
  }

  /** One light query: it is asked before every attempt. */
  async isPublished({ uid, documentId, locale }: EntryRef): Promise<boolean> {
    const where = { documentId, publishedAt: { $notNull: true }, ...(locale ? { locale } : {}) };
    return (await tableOf(this.strapi, uid).count({ where })) > 0;
  }
}

export const createEntryLoader = ({ strapi }: { strapi: Core.Strapi }): EntryLoader =>
  new EntryLoader(strapi);
