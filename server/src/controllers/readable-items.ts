import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { ReadableItems } from '../services/calendar/calendar';
import type { DraftItem } from '../services/calendar/calendar-item';
import { readableEntries } from './readable-entries';

/** Leaves out of a calendar what is about entries that the person may not read. */
export const readableItems =
  (strapi: Core.Strapi, ctx: Context): ReadableItems =>
  async (items) => {
    const isReadable = await readableEntries(strapi, ctx, items.map(entryOf));
    return items.filter((item) => isReadable(entryOf(item)));
  };

const entryOf = ({ entryUid, entryDocumentId, entryLocale }: DraftItem) => ({
  uid: entryUid,
  documentId: entryDocumentId,
  locale: entryLocale,
});
