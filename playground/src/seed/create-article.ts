import type { Core, Modules } from '@strapi/strapi';
import type { ImageLibrary } from './image-library';
import type { SeedArticle } from './seed-article';

const uid = 'api::article.article';

type ArticleInput = Modules.Documents.Params.Data.Input<typeof uid>;

/** What the seed needs to write an article. */
export interface ArticleContext {
  strapi: Core.Strapi;
  images: ImageLibrary;
  tagIdByName: Map<string, string>;
  /** All language versions, to find the document which a translation belongs to. */
  versions: SeedArticle[];
}

/** Writes one language version, unless it is there already. Tells whether it wrote something. */
export async function createArticle(
  context: ArticleContext,
  article: SeedArticle
): Promise<boolean> {
  const existing = await findDocumentId(context.strapi, article);
  const documentId = existing ?? (await writeDraft(context, article));
  if (article.published) await ensurePublished(context.strapi, documentId, article);
  return existing === undefined;
}

async function writeDraft(context: ArticleContext, article: SeedArticle): Promise<string> {
  const { locale } = article;
  const documents = context.strapi.documents(uid);
  const data = (await articleData(context, article)) as ArticleInput;
  const documentId = await findTranslatedDocumentId(context, article);
  const written = documentId
    ? await documents.update({ documentId, locale, data })
    : await documents.create({ locale, data });
  if (!written) throw new Error(`The article ${article.slug} could not be written.`);
  return written.documentId;
}

/** A seed that was stopped between writing and publishing makes up for it when it runs again. */
async function ensurePublished(
  strapi: Core.Strapi,
  documentId: string,
  { locale }: SeedArticle
): Promise<void> {
  const documents = strapi.documents(uid);
  if (await documents.findOne({ documentId, locale, status: 'published' })) return;
  await documents.publish({ documentId, locale });
}

async function articleData(
  context: ArticleContext,
  article: SeedArticle
): Promise<Record<string, unknown>> {
  const gallery: number[] = [];
  for (const use of article.gallery) {
    gallery.push(await context.images.fileId(use, article.locale));
  }
  return {
    title: article.title,
    slug: article.slug,
    excerpt: article.excerpt,
    author: article.author,
    body: article.body,
    cover: article.cover && (await context.images.fileId(article.cover, article.locale)),
    gallery,
    tags: article.tags.map((name) => requiredTagId(context.tagIdByName, name)),
  };
}

function requiredTagId(tagIdByName: Map<string, string>, name: string): string {
  const id = tagIdByName.get(name);
  if (id === undefined) throw new Error(`The tag ${name} was not made.`);
  return id;
}

async function findTranslatedDocumentId(
  context: ArticleContext,
  article: SeedArticle
): Promise<string | undefined> {
  for (const version of context.versions) {
    if (version === article || version.document !== article.document) continue;
    const documentId = await findDocumentId(context.strapi, version);
    if (documentId) return documentId;
  }
  return undefined;
}

async function findDocumentId(
  strapi: Core.Strapi,
  { slug, locale }: SeedArticle
): Promise<string | undefined> {
  const found = await strapi.documents(uid).findFirst({ locale, filters: { slug } });
  return found?.documentId;
}
