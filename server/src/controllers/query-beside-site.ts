import type { Context } from 'koa';

/** The query without the site, which is named as everywhere, by `?site=`. */
export const queryBesideSite = (ctx: Context): Record<string, unknown> => {
  const query: Record<string, unknown> = { ...ctx.query };
  delete query.site;
  return query;
};
