import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import { attributeOf, type TypeSchema } from '../mappings/schemas';

const TEXTUAL = ['string', 'text', 'uid'];

/**
 * The plain attribute that lists call entries of a type by; null where the title of posts is made of
 * more than one attribute.
 */
export const titleFieldOf = async (
  strapi: Core.Strapi,
  type: TypeSchema
): Promise<string | null> => {
  const path = (await getService(strapi, 'mappings').fieldsOf(type.uid))?.title ?? '';
  const attribute = path === '' ? null : attributeOf(type, path);
  return attribute && TEXTUAL.includes(attribute.type) ? path : null;
};
