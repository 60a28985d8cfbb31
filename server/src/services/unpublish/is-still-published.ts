import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import type { EntryRef } from '../mappings/entry-loader';
import { schemasOf } from '../mappings/schemas';

/** Whether an entry is published (again). Entries of a type that was removed are gone. */
export const isStillPublished = async (strapi: Core.Strapi, entry: EntryRef): Promise<boolean> =>
  schemasOf(strapi).typeOf(entry.uid) !== null &&
  (await getService(strapi, 'entries').isPublished(entry));
