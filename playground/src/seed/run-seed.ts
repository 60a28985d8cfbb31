import path from 'node:path';
import type { Core, Modules } from '@strapi/strapi';
import { createArticle, type ArticleContext } from './create-article';
import { ensureLocales } from './ensure-locales';
import { ensureTags } from './ensure-tags';
import { createImageLibrary } from './image-library';
import { loadSeedArticles, loadSeedPages } from './load-seed-files';

type PageInput = Modules.Documents.Params.Data.Input<'api::page.page'>;

type Progress = 'started' | 'completed';

/**
 * Fills an empty playground with the magazine.
 *
 * It writes into a database without articles only. The progress is remembered, so that a seed which
 * was interrupted goes on with the articles that are missing, and a finished one never runs again.
 */
export async function runSeed(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'playground', key: 'seed' });
  const progress = (await store.get({})) as Progress | null;
  if (progress === 'completed') return;
  if (progress !== 'started' && (await hasArticles(strapi))) {
    strapi.log.info('The playground has articles of its own: nothing is seeded.');
    return;
  }
  await store.set({ value: 'started' satisfies Progress });
  const seedFolder = path.join(strapi.dirs.app.root, 'seed');
  await seedArticles(strapi, seedFolder);
  await seedPages(strapi, seedFolder);
  await store.set({ value: 'completed' satisfies Progress });
}

async function hasArticles(strapi: Core.Strapi): Promise<boolean> {
  return (await strapi.db.query('api::article.article').count()) > 0;
}

async function seedArticles(strapi: Core.Strapi, seedFolder: string): Promise<void> {
  const versions = await loadSeedArticles(seedFolder);
  await ensureLocales(
    strapi,
    versions.map(({ locale }) => locale)
  );
  const context: ArticleContext = {
    strapi,
    versions,
    tagIdByName: await ensureTags(
      strapi,
      versions.flatMap(({ tags }) => tags)
    ),
    images: await createImageLibrary({
      strapi,
      seedFolder,
      outputFolder: path.join(strapi.dirs.app.root, '.tmp', 'seed-images'),
    }),
  };
  for (const [index, article] of versions.entries()) {
    const written = await createArticle(context, article);
    const verb = written ? 'Seeding' : 'Already there:';
    strapi.log.info(`${verb} article ${index + 1} of ${versions.length}… ${article.slug}`);
  }
}

async function seedPages(strapi: Core.Strapi, seedFolder: string): Promise<void> {
  const pages = strapi.documents('api::page.page');
  for (const page of await loadSeedPages(seedFolder)) {
    const existing = await pages.findFirst({ filters: { title: page.title } });
    const fields: Record<string, unknown> = page;
    const data = fields as PageInput;
    if (!existing) await pages.create({ data, status: 'published' });
  }
}
