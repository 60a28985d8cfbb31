import type { Context } from 'koa';

/**
 * Strapi logs the address of each request after it was answered. The code of a sign-in, which a
 * refused callback leaves unused, must not be in it, nor the ticket that opens a file.
 */
export const forgetQuery = (ctx: Context): void => {
  ctx.url = ctx.path;
};
