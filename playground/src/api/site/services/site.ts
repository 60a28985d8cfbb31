import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import {
  articleSummarySchema,
  publishedArticleSchema,
  type ArticleSummary,
  type PublishedArticle,
} from '../published-article';

const INDEX_LIMIT = 100;
const uid = 'api::article.article';

/** Reads what the public pages show: published versions, never drafts. */
export interface SiteService {
  findArticle(address: { locale: string; slug: string }): Promise<PublishedArticle | undefined>;
  listArticles(): Promise<ArticleSummary[]>;
}

export default ({ strapi }: { strapi: Core.Strapi }): SiteService => ({
  async findArticle({ locale, slug }) {
    const found: unknown = await strapi.documents(uid).findFirst({
      status: 'published',
      locale,
      filters: { slug },
      populate: ['cover', 'gallery', 'tags'],
    });
    return found ? publishedArticleSchema.parse(found) : undefined;
  },

  async listArticles() {
    const found: unknown = await strapi.documents(uid).findMany({
      status: 'published',
      locale: '*',
      sort: ['publishedAt:desc', 'id:desc'],
      limit: INDEX_LIMIT,
    });
    return z.array(articleSummarySchema).parse(found);
  },
});
