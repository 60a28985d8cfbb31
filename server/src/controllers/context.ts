import type { Context } from 'koa';

export interface AdminUserState {
  id: number;
}

/** The admin who asks; routes without `isAuthenticatedAdmin` must not call this. */
export const adminUserOf = (ctx: Context): AdminUserState => {
  const { user } = ctx.state as { user?: AdminUserState };
  if (!user) throw new Error('The route lets people in who are not logged in.');
  return user;
};

/** A `:name` of the route's path. */
export const pathParam = (ctx: Context, name: string): unknown =>
  (ctx.params as Record<string, unknown>)[name];

/** A query parameter that was given once, as text. */
export const queryText = (ctx: Context, name: string): string | null => {
  const value = ctx.query[name];
  return typeof value === 'string' ? value : null;
};

export const bodyOf = (ctx: Context): unknown =>
  (ctx.request as unknown as { body?: unknown }).body ?? {};
