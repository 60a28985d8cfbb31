import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { invalidParameter, permissionMissing } from './graph-error';
import { BASIC_SCOPE } from './scopes';
import type { Threads } from './state';
import { bearerOf, callerOf, type Caller } from './tokens';
import { countCall } from './usage';

export type Params = Readonly<Record<string, string>>;

/** One authenticated call of the resource API. */
export interface Call {
  threads: Threads;
  context: Context<SandboxEnv>;
  caller: Caller;
  /** Query and form together, without the token. */
  params: Params;
}

interface Expected {
  threads: Threads;
  context: Context<SandboxEnv>;
  /** Beside `threads_basic`, which every endpoint needs. */
  scopes?: readonly string[];
  /** Parameters that the endpoint knows; another one is refused. */
  allowed: readonly string[];
}

/** Reads a call; parameters come in the query or as a form, JSON bodies carry none (POSTS, PM). */
export const readCall = async (expected: Expected): Promise<Call> => {
  const { threads, context, scopes = [], allowed } = expected;
  const given: Record<string, string> = { ...context.req.query(), ...(await formOf(context)) };
  const { access_token: token, ...params } = given;
  const caller = callerOf(threads, token ?? bearerOf(context), [BASIC_SCOPE, ...scopes]);
  countCall(threads, context, caller.account.id);
  const unknown = Object.keys(params).find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw invalidParameter(`Unknown parameter ${unknown}.`);
  return { threads, context, caller, params };
};

/** The scope that one parameter needs beyond those of its endpoint. */
export const expectScope = ({ caller }: Call, scope: string): void => {
  if (!caller.token.scopes.includes(scope)) throw permissionMissing();
};

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

const formOf = async (context: Context<SandboxEnv>): Promise<Record<string, string>> => {
  const type = context.req.header('content-type') ?? '';
  if (context.req.method !== 'POST' || !FORMS.some((form) => type.startsWith(form))) return {};
  const body = await context.req.parseBody();
  const files = Object.entries(body).find(([, value]) => typeof value !== 'string');
  // Nothing takes bytes: pictures and videos come by address only (POSTS).
  if (files) throw invalidParameter(`The parameter ${files[0]} must be a text.`);
  return body as Record<string, string>;
};

/** A path below every version, e.g. `/:version/me/threads`. */
export const versioned = (path: string): string => `/:version{v\\d+\\.\\d+}${path}`;

/** `me`, or the number of an account. */
export const USER = '/:user{me|\\d+}';
