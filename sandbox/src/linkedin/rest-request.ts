import type { Context } from 'hono';
import type { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { apiError, badInput, LinkedInError, type InputError, type InputErrorCode } from './errors';

type Issue = z.core.$ZodIssue;

const pathOf = (path: readonly PropertyKey[]): string => `/${path.map(String).join('/')}`;

const codeOf = (issue: Issue): InputErrorCode => {
  if (issue.code === 'custom') {
    const code: unknown = issue.params?.code;
    return (code as InputErrorCode | undefined) ?? 'INVALID_VALUE_FOR_FIELD';
  }
  if (issue.input === undefined) return 'MISSING_FIELD';
  if (issue.code === 'too_big' && issue.origin === 'string') return 'FIELD_LENGTH_TOO_LONG';
  if (issue.code === 'too_small' && issue.origin === 'string') return 'INVALID_VALUE_BLANK_FIELD';
  return 'INVALID_VALUE_FOR_FIELD';
};

const inputErrorOf = (issue: Issue): InputError => ({
  code: codeOf(issue),
  description: `${pathOf(issue.path)} :: ${issue.message}`,
  fieldPath: pathOf(issue.path),
});

/** 422 for fields the schema does not know: https://github.com/n8n-io/n8n/issues/6327 */
const refuse = (issues: readonly Issue[]): LinkedInError => {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => pathOf([...issue.path, key])) : []
  );
  if (unknown.length === 0) return badInput(...issues.map(inputErrorOf));
  const message = unknown
    .map((path) => `ERROR :: ${path} :: unrecognized field found but not allowed`)
    .join('\n');
  return new LinkedInError(422, { message, status: 422 });
};

/** The JSON body in the shape the resource knows; throws LinkedIn's answer otherwise. */
export const readBody = async <T>(
  context: Context<SandboxEnv>,
  schema: z.ZodType<T>
): Promise<T> => {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw apiError(415, 'UNSUPPORTED_MEDIA_TYPE', 'The Content-Type must be application/json');
  }
  let body: unknown;
  try {
    body = JSON.parse(await context.req.text());
  } catch {
    throw apiError(400, 'ILLEGAL_ARGUMENT', 'Cannot parse request entity');
  }
  const parsed = schema.safeParse(body, { reportInput: true });
  if (!parsed.success) throw refuse(parsed.error.issues);
  return parsed.data;
};

/** `X-RestLi-Method` may be left out where the verb says it all, but must not contradict. */
export const expectRestliMethod = (context: Context<SandboxEnv>, method: string): void => {
  const given = context.req.header('x-restli-method');
  if (given && given.toUpperCase() !== method) {
    throw apiError(400, 'ILLEGAL_ARGUMENT', `Method '${given}' is not supported here`);
  }
};

/** Parameters a resource does not know: https://github.com/artesaos/laravel-linkedin/issues/20 */
export const allowQuery = (context: Context<SandboxEnv>, names: readonly string[]): void => {
  const unknown = Object.keys(context.req.query()).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new LinkedInError(403, {
    status: 403,
    serviceErrorCode: 100,
    code: 'ACCESS_DENIED',
    message: `Unpermitted fields present in PARAMETER: Data Processing Exception while processing fields [/${unknown}]`,
  });
};

export interface Page {
  start: number;
  count: number;
}

export const readPage = (context: Context<SandboxEnv>, defaultCount: number): Page => {
  const start = Number(context.req.query('start') ?? 0);
  const count = Number(context.req.query('count') ?? defaultCount);
  if (!Number.isInteger(start) || start < 0 || !Number.isInteger(count) || count < 1) {
    throw apiError(400, 'ILLEGAL_ARGUMENT', 'start and count must be whole numbers');
  }
  if (count > 100) throw apiError(400, 'ILLEGAL_ARGUMENT', 'count must not be above 100');
  return { start, count };
};
