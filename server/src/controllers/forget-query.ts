import type { Context } from 'koa';

/**
 * Strapi logs the address of each request after it was answered; the code of a sign-in, which a
 * refused callback leaves unused, must not be in it.
 */
export const forgetQuery = (ctx: Context): void => {
  ctx.url = ctx.path;
};
