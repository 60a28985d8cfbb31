import type { Context } from 'hono';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import { invalidParameter } from '../../meta/graph-error';

/** What was sent, from the query, a form, multipart or JSON, by name. */
export type Body = Readonly<Record<string, unknown>>;

/** With every call, whatever it is about. */
const COMMON = ['access_token', 'appsecret_proof', 'appsecret_time', 'fields', 'locale', 'method'];

const sentBody = async (context: Context<SandboxEnv>): Promise<Record<string, unknown>> => {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) return context.req.parseBody();
  const value: unknown = await context.req.json().catch(() => null);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw invalidParameter('The body is not a JSON object.');
};

/**
 * Reads a write. Names that the edge does not have are refused: the Graph API lets many of them
 * pass unheard, but then a misspelt one would go unnoticed here too.
 *
 * @param allowed names, where `photos[` stands for `photos[0]`, `photos[1]`, …
 */
export const readBody = async (
  context: Context<SandboxEnv>,
  allowed: readonly string[]
): Promise<Body> => {
  const body = { ...context.req.query(), ...(await sentBody(context)) };
  for (const name of Object.keys(body)) {
    const isKnown = [...COMMON, ...allowed].some((known) =>
      known.endsWith('[') ? name.startsWith(known) : name === known
    );
    if (!isKnown) throw invalidParameter(`Unexpected parameter: ${name}`);
  }
  return body;
};

/** Undefined when it was not sent; a number or boolean is taken as its text. */
export const textIn = (body: Body, name: string): string | undefined => {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw invalidParameter(`Param ${name} must be a string`);
};

export const requiredIn = (body: Body, name: string): string => {
  const value = textIn(body, name);
  if (value === undefined || value === '') {
    throw invalidParameter(`The parameter ${name} is required`);
  }
  return value;
};

export const flagIn = (body: Body, name: string, usually: boolean): boolean => {
  const value = textIn(body, name);
  if (value === undefined) return usually;
  if (['true', '1'].includes(value)) return true;
  if (['false', '0'].includes(value)) return false;
  throw invalidParameter(`Param ${name} must be a boolean`);
};

export const countIn = (body: Body, name: string): number => {
  const value = requiredIn(body, name);
  if (!/^\d{1,15}$/.test(value)) throw invalidParameter(`Param ${name} must be an integer`);
  return Number(value);
};

/** The bytes of a part that came as a file. */
export const fileIn = async (body: Body, name: string): Promise<Uint8Array | null> => {
  const value = body[name];
  if (value === undefined) return null;
  if (!(value instanceof File)) throw invalidParameter(`Param ${name} must be a file`);
  return new Uint8Array(await value.arrayBuffer());
};

/** `attached_media`: JSON in a JSON body, JSON text, or `attached_media[0]`, `[1]`, … in a form. */
export const listIn = (body: Body, name: string): unknown[] => {
  const whole = body[name];
  if (whole !== undefined) {
    const value = typeof whole === 'string' ? parsed(name, whole) : whole;
    if (Array.isArray(value)) return value as unknown[];
    throw invalidParameter(`Param ${name} must be an array.`);
  }
  const items: unknown[] = [];
  for (let place = 0; body[`${name}[${place}]`] !== undefined; place += 1) {
    items.push(parsed(name, textIn(body, `${name}[${place}]`) ?? ''));
  }
  return items;
};

const parsed = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalidParameter(`Param ${name} is not JSON`);
  }
};
