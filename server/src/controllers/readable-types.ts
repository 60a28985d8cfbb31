import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { getService } from '../services/get-service';
import { permissionsFor } from './entry-access';

/** The distributable content-types of which the person may read entries. */
export const readableTypes = async (strapi: Core.Strapi, ctx: Context): Promise<string[]> => {
  const uids = await getService(strapi, 'entries').distributableTypes();
  return uids.filter((uid) => !permissionsFor(strapi, ctx, uid).cannot.read());
};
