import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';

import { textAt } from '../kernel/keyed-chance';
import type { SandboxEnv } from '../kernel/platform-sandbox';
import { invalidRequest, payloadTooLarge, XrpcError } from './errors';
import { chargeRequest } from './rate-limits';
import type { Bluesky } from './state';

/** JSON bodies over 150 kB are refused before anything reads them (the PDS's own default). */
const JSON_MAX_BYTES = 150 * 1024;

export interface XrpcCall {
  context: Context<SandboxEnv>;
  /** Parsed JSON body; null for queries and procedures without input. */
  json: unknown;
  /** Raw body; empty unless the procedure takes bytes. */
  bytes: Uint8Array;
}

export interface XrpcMethod {
  nsid: string;
  kind: 'query' | 'procedure';
  /** Name for scripted faults; a write is named after the collection it goes to. */
  operation: string | ((collection: string) => string);
  /** What a procedure takes. @default 'none' */
  input?: 'json' | 'bytes' | 'none';
  handle(call: XrpcCall): Response | Promise<Response>;
}

const bodyOf = async (context: Context<SandboxEnv>): Promise<Uint8Array> =>
  new Uint8Array(await context.req.arrayBuffer());

const contentTypeOf = (context: Context<SandboxEnv>): string => {
  const [type = ''] = (context.req.header('content-type') ?? '').split(';');
  if (type.trim() === '')
    throw invalidRequest('Request encoding (Content-Type) required but not provided');
  return type.trim().toLowerCase();
};

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidRequest('The request body is not JSON');
  }
};

const readCall = async (method: XrpcMethod, context: Context<SandboxEnv>): Promise<XrpcCall> => {
  const call: XrpcCall = { context, json: null, bytes: new Uint8Array() };
  if (method.kind === 'query') return call;
  const input = method.input ?? 'none';
  const bytes = await bodyOf(context);
  if (input === 'none') {
    if (bytes.length > 0)
      throw invalidRequest('A request body was provided when none was expected');
    return call;
  }
  if (bytes.length === 0) throw invalidRequest('A request body is expected but none was provided');
  const type = contentTypeOf(context);
  if (input === 'bytes') return { ...call, bytes };
  if (type !== 'application/json')
    throw invalidRequest(`Wrong request encoding (Content-Type): ${type}`);
  if (bytes.length > JSON_MAX_BYTES) throw payloadTooLarge();
  return { ...call, json: parseJson(bytes) };
};

const operationOf = async (
  { operation }: XrpcMethod,
  { req }: Context<SandboxEnv>
): Promise<string> =>
  typeof operation === 'string'
    ? operation
    : operation(textAt(await req.text(), 'collection') ?? '');

/** Puts a method under `/xrpc/<nsid>`, behind the request limit and the scripted faults. */
export const mountXrpc = (
  app: Hono<SandboxEnv>,
  bluesky: Bluesky,
  methods: readonly XrpcMethod[]
): void => {
  for (const method of methods) {
    const verb = method.kind === 'query' ? 'GET' : 'POST';
    app.all(
      `/xrpc/${method.nsid}`,
      async (context, next) => {
        const operation = await operationOf(method, context);
        return bluesky.world.faults.on('bluesky', operation)(context, next);
      },
      async (context) => {
        if (context.req.method !== verb)
          throw invalidRequest(`Incorrect HTTP method (${context.req.method}) expected ${verb}`);
        chargeRequest(bluesky, context);
        return method.handle(await readCall(method, context));
      }
    );
  }
  app.all('/xrpc/*', () => {
    throw new XrpcError(501, 'MethodNotImplemented', 'Method Not Implemented');
  });
};

/** Every error leaves as `{"error", "message"}`; what we did not foresee is a 500. */
export const answerXrpcError = (error: unknown, context: Context<SandboxEnv>): Response => {
  const known =
    error instanceof XrpcError
      ? error
      : new XrpcError(500, 'InternalServerError', 'Internal Server Error');
  const status: ContentfulStatusCode = known.status;
  return context.json({ error: known.error, message: known.message }, status);
};

const describe = (where: string, issue: z.core.$ZodIssue): string => {
  const path = [where, ...issue.path.map(String)].join('/');
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return isMissing
    ? `${where} must have the property "${issue.path.map(String).join('/')}"`
    : `${path}: ${issue.message}`;
};

const parse = <T>(schema: z.ZodType<T>, value: unknown, where: string): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidRequest(issue ? describe(where, issue) : `${where} is invalid`);
};

/** Lexicon objects are open: unknown properties are ignored, known ones must be right. */
export const parseInput = <T>(schema: z.ZodType<T>, json: unknown): T =>
  parse(schema, json, 'Input');

export const parseParams = <T>(schema: z.ZodType<T>, context: Context<SandboxEnv>): T =>
  parse(schema, context.req.query(), 'Params');
