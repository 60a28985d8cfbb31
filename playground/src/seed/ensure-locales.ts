import type { Core } from '@strapi/strapi';
import { seedLocales, type SeedLocale } from './seed-article';

interface LocaleService {
  findByCode(code: string): Promise<unknown>;
  create(locale: { code: string; name: string }): Promise<unknown>;
}

/** Makes the locales which the articles need. */
export async function ensureLocales(strapi: Core.Strapi, codes: SeedLocale[]): Promise<void> {
  const service = strapi.plugin('i18n').service<LocaleService>('locales');
  for (const code of new Set(codes)) {
    if (!(await service.findByCode(code))) await service.create({ code, name: seedLocales[code] });
  }
}
