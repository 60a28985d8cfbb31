import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { articlePage } from '../html/article-page';
import { indexPage } from '../html/index-page';
import { notFoundPage } from '../html/not-found-page';
import type { SiteService } from '../services/site';

interface ArticleParams {
  locale: string;
  slug: string;
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const site = () => strapi.service('api::site.site') as unknown as SiteService;
  const siteUrl = () => strapi.config.get<string>('server.absoluteUrl');

  return {
    async index(ctx: Context): Promise<void> {
      const articles = await site().listArticles();
      answer(ctx, 200, indexPage(articles, siteUrl()));
    },

    async article(ctx: Context): Promise<void> {
      const { locale, slug } = ctx.params as ArticleParams;
      const article = await site().findArticle({ locale, slug });
      if (!article) return answer(ctx, 404, notFoundPage(siteUrl()));
      answer(ctx, 200, articlePage(article, siteUrl()));
    },
  };
};

function answer(ctx: Context, status: number, html: string): void {
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = html;
}
