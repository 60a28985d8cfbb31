import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { tableOf } from '../services/database/table';

/** Who uses a tool: the owner of an admin token, with the rights of that token. */
export interface ToolUser {
  userId: number;
  userAbility: unknown;
}

/** What a controller reads of a request. */
export interface InnerRequest {
  user: ToolUser;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
}

/**
 * A request that a tool makes of a controller, as if the person had sent it: the same checks, the
 * same words, the same entry in the audit log, with the address that the tool was called from.
 */
export const innerRequest = async (
  strapi: Core.Strapi,
  { user: { userId, userAbility }, query, body }: InnerRequest
): Promise<Context> => {
  const outer = strapi.requestContext.get();
  // Of its own: setting the query would change the address of the outer request.
  const message = new IncomingMessage(outer?.req.socket ?? new Socket());
  message.url = '/';
  message.headers = { 'user-agent': outer?.get('user-agent') ?? '' };
  const ctx = strapi.server.app.createContext(message, new ServerResponse(message));
  const user = await tableOf<{ id: number }>(strapi, 'admin::user').findOne({
    where: { id: userId },
  });
  if (!user) throw new Error('The owner of the token is gone.');
  Object.assign(ctx.state, { user, userAbility });
  if (query) ctx.query = textsOf(query);
  Object.assign(ctx.request, { body });
  return ctx;
};

/** As they stand in an address; filters are texts and numbers. */
const textsOf = (query: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, `${value}`]] : []
    )
  );
