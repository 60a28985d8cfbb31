import type { Context } from 'hono';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import { isObject, type JsonObject } from '../schema/json-schema';
import type { Dialect } from './dialect';
import { invalid, Refusal } from './refusal';

/** The one key that no vendor takes; any other of a plausible shape opens. */
export const WRONG_KEY = 'wrong-key';

const KEY = /^[\w.~+/=-]{8,300}$/;

/** @throws {Refusal} */
export const checkKey = (dialect: Dialect, { req }: Context<SandboxEnv>): void => {
  const key = dialect.keyOf(req.raw.headers, new URL(req.url).searchParams);
  if (key === null || key === '') {
    if (dialect.needsKey) throw new Refusal('key-missing');
    return;
  }
  const isRefused = key === WRONG_KEY || (dialect.needsKey && !KEY.test(key));
  if (isRefused) throw new Refusal('key-refused');
};

/** The JSON of the body. @throws {Refusal} */
export const readBody = async (
  { maxBodyBytes }: Dialect,
  { req }: Context<SandboxEnv>
): Promise<JsonObject> => {
  const text = await req.text();
  if (Buffer.byteLength(text) > maxBodyBytes) throw new Refusal('too-large');
  const body = parse(text);
  if (!isObject(body)) throw invalid('', { code: 'unreadable' });
  return body;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
