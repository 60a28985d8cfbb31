import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';

/** A parameter by name; undefined when it was not sent. */
export type Params = (name: string) => string | undefined;

const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

const bodyOf = async (context: Context<SandboxEnv>): Promise<Record<string, unknown>> => {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) return context.req.parseBody();
  const value: unknown = await context.req.json().catch(() => null);
  return typeof value === 'object' && value !== null ? { ...value } : {};
};

/** The Graph API takes parameters from the query, a form, multipart or JSON; a GET has the query only. */
export const readParams = async (context: Context<SandboxEnv>): Promise<Params> => {
  const body = context.req.method === 'GET' ? {} : await bodyOf(context);
  return (name) => asText(body[name]) ?? context.req.query(name);
};

/** `access_token`, or a header `Authorization: Bearer …` or `OAuth …`. */
export const accessTokenIn = (context: Context<SandboxEnv>, params: Params): string | undefined => {
  const header = context.req.header('authorization') ?? '';
  const [, token] = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header) ?? [];
  return params('access_token') ?? token;
};
