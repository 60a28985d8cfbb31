import type { Context } from 'hono';
import type { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { invalidRequest, type ApiProblem, type ProblemError } from './problems';

/** The JSON body; 400 for another content type, broken JSON or a body that the schema refuses. */
export const readJson = async <T>(
  context: Context<SandboxEnv>,
  schema: z.ZodType<T>
): Promise<T> => {
  if (!isContentType(context, 'application/json')) {
    throw invalidRequest({
      message: 'Requests with bodies must have content-type of application/json.',
    });
  }
  const text = await context.req.text();
  return parseBody(text, schema);
};

/** Like {@link readJson}, but no body at all means `{}`. */
export const readOptionalJson = async <T>(
  context: Context<SandboxEnv>,
  schema: z.ZodType<T>
): Promise<T> => parseBody((await context.req.text()) || '{}', schema);

export const isContentType = (context: Context<SandboxEnv>, type: string): boolean =>
  (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() === type;

/** Query parameters, each at most once; unknown ones are refused. */
export const readQuery = <T>(context: Context<SandboxEnv>, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(context.req.query());
  if (parsed.success) return parsed.data;
  throw schemaProblem(parsed.error, queryMessage);
};

const parseBody = <T>(text: string, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw schemaProblem(parsed.error, bodyMessage);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidRequest({ message: 'Requests with bodies must have a valid JSON body.' });
  }
};

type Issue = z.core.$ZodIssue;

const schemaProblem = (error: z.ZodError, message: (issue: Issue) => string): ApiProblem =>
  invalidRequest(
    ...error.issues.map((issue): ProblemError => {
      const name = parameterOf(issue);
      return { parameters: name ? { [name]: [] } : {}, message: message(issue) };
    })
  );

const parameterOf = (issue: Issue): string =>
  issue.code === 'unrecognized_keys' ? issue.keys.join(',') : issue.path.join('.');

const bodyMessage = (issue: Issue): string => {
  const place = ['$', ...issue.path].join('.');
  if (issue.code !== 'unrecognized_keys') return `${place}: ${issue.message}`;
  const keys = issue.keys.map((key) => `${place}.${key}`).join(', ');
  return `${keys}: is not defined in the schema and the schema does not allow additional properties`;
};

const queryMessage = (issue: Issue): string => {
  if (issue.code === 'unrecognized_keys') {
    return `The query parameter [${issue.keys.join(',')}] is not one of the allowed parameters`;
  }
  return `The \`${issue.path.join('.')}\` query parameter value is not valid: ${issue.message}`;
};
