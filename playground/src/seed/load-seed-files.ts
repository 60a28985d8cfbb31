import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { seedArticleSchema, seedPageSchema, type SeedArticle } from './seed-article';

/** Reads the articles of a seed folder, in the order of their file names. */
export function loadSeedArticles(seedFolder: string): Promise<SeedArticle[]> {
  return loadFolder(path.join(seedFolder, 'articles'), seedArticleSchema);
}

/** Reads the pages of a seed folder. */
export function loadSeedPages(seedFolder: string): Promise<z.infer<typeof seedPageSchema>[]> {
  return loadFolder(path.join(seedFolder, 'pages'), seedPageSchema);
}

async function loadFolder<S extends z.ZodType>(folder: string, schema: S): Promise<z.infer<S>[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const content: unknown = JSON.parse(await readFile(path.join(folder, name), 'utf8'));
      const parsed = schema.safeParse(content);
      if (!parsed.success) throw new Error(`${name} is not valid: ${parsed.error.message}`);
      return parsed.data;
    })
  );
}
