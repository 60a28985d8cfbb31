import type { Core } from '@strapi/types';

interface Locales {
  find(): Promise<{ code: string }[]>;
}

/** Codes of the languages of this Strapi; null: it has none. */
export const localeCodes = async (strapi: Core.Strapi): Promise<string[] | null> => {
  if (!Object.hasOwn(strapi.plugins, 'i18n')) return null;
  const rows = await strapi.plugin('i18n').service<Locales>('locales').find();
  return rows.map(({ code }) => code);
};
