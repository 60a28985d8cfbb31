import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/types';

import { MAX_BULK_ROWS, type BulkFilter, type BulkTiming } from '../../../../contracts/bulk';
import { getService } from '../get-service';
import { isLocalized, schemasOf, type TypeSchema } from '../mappings/schemas';
import type { NewBulkRow } from './bulk-row';
import type { EntryAccess } from './entry-access';
import { titleFieldOf } from './title-field';

interface PublishedDocument extends Record<string, unknown> {
  id: number | string;
  documentId: string;
  locale?: string | null;
}

export interface EntryFilter {
  filter: BulkFilter;
  access: EntryAccess;
  timing: BulkTiming;
}

const PAGE = 500;

/**
 * A row for each published entry that a person may read and a filter lets through, oldest first.
 *
 * @throws 400 when there are none or too many, or they filter by what they may not read; 404 for a
 * content-type that does not exist
 */
export const filteredEntries = async (
  strapi: Core.Strapi,
  { filter, access, timing }: EntryFilter
): Promise<NewBulkRow[]> => {
  const type = await typeOf(strapi, filter.contentType);
  const filters = await access.conditionsOf(type.uid, filter.filters);
  if (!filters) {
    throw new errors.ValidationError(`You may not read entries of ${type.info.displayName}.`);
  }
  const titleField = await titleFieldOf(strapi, type);
  const rows: NewBulkRow[] = [];
  const seen = new Set<string>();
  for (let after: number | string = 0; ;) {
    const found = (await strapi.documents(type.uid as UID.ContentType).findMany({
      ...{ status: 'published', sort: 'id:asc', limit: PAGE },
      filters: { $and: [filters, { id: { $gt: after } }] },
      ...(filter.locale === '' ? {} : { locale: filter.locale }),
      fields: [
        'documentId',
        ...(titleField === null ? [] : [titleField]),
        ...(isLocalized(type) ? ['locale'] : []),
      ],
    } as never)) as unknown as PublishedDocument[];
    for (const document of found) {
      // What is published anew meanwhile gets another id, and comes once more.
      const key = JSON.stringify([document.documentId, document.locale ?? '']);
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push(rowOf(document, { uid: type.uid, titleField, timing, position: rows.length + 1 }));
    }
    if (rows.length > MAX_BULK_ROWS) throw tooMany();
    const last = found.at(-1);
    if (!last || found.length < PAGE) break;
    after = last.id;
  }
  if (rows.length === 0) throw new errors.ValidationError(NONE);
  return rows;
};

const typeOf = async (strapi: Core.Strapi, uid: string): Promise<TypeSchema> => {
  const type = schemasOf(strapi).typeOf(uid);
  if (!type) throw new errors.NotFoundError(`There is no content-type “${uid.slice(0, 100)}”.`);
  if (await getService(strapi, 'entries').isDistributable(uid)) return type;
  throw new errors.ValidationError(`Entries of ${type.info.displayName} are never distributed.`);
};

const rowOf = (
  document: PublishedDocument,
  from: { uid: string; titleField: string | null; timing: BulkTiming; position: number }
): NewBulkRow => {
  const title = from.titleField === null ? null : document[from.titleField];
  return {
    ...{ position: from.position, state: 'waiting', timing: from.timing, dueAt: null },
    ...{ entryUid: from.uid, entryDocumentId: document.documentId },
    entryTitle: typeof title === 'string' ? title : null,
    locale: document.locale ?? '',
    ...{ targetIds: null, text: null, problem: null, wish: null },
  };
};

const tooMany = (): Error =>
  new errors.ValidationError(
    `More than ${MAX_BULK_ROWS.toLocaleString('en')} entries fit this filter. Narrow it, for example to a part of the time.`
  );

const NONE = 'No published entry that you may read fits this filter.';
