import type { StrapiApp } from '@strapi/strapi/admin';

export default {
  config: {
    locales: ['ar', 'de', 'es', 'fr', 'it', 'ja', 'ko', 'pt', 'pt-BR', 'zh-Hans'],
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap(_app: StrapiApp) {},
};
