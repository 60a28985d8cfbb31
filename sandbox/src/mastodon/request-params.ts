import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';

export type Params = Readonly<Record<string, unknown>>;

/**
 * Body parameters as Rails reads them: JSON, form or multipart, with `name[]` for a list. Broken
 * JSON counts as empty.
 */
export const readParams = async (context: Context<SandboxEnv>): Promise<Params> => {
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return parseObject(await context.req.text());
  const params: Record<string, unknown> = {};
  const body = await context.req.parseBody({ all: true });
  for (const [name, value] of Object.entries(body)) {
    const isList = name.endsWith('[]');
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    params[isList ? name.slice(0, -2) : name] = isList ? [value].flat() : last;
  }
  return params;
};

/** The text of a parameter; empty when it is absent or no text. */
export const textOf = (params: Params, name: string): string => {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  return typeof value === 'string' ? value : '';
};

const parseObject = (text: string): Params => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Params) : {};
  } catch {
    return {};
  }
};
