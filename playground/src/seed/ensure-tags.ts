import type { Core } from '@strapi/strapi';

/** Makes the tags that do not exist yet, and gives the document id of each one by its name. */
export async function ensureTags(
  strapi: Core.Strapi,
  names: string[]
): Promise<Map<string, string>> {
  const tags = strapi.documents('api::tag.tag');
  const idByName = new Map<string, string>();
  for (const name of new Set(names)) {
    const tag =
      (await tags.findFirst({ filters: { name } })) ?? (await tags.create({ data: { name } }));
    idByName.set(name, tag.documentId);
  }
  return idByName;
}
