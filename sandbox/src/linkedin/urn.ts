import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { apiError, type InputErrorCode } from './errors';

const URN = /^urn:li:([A-Za-z]+):(.+)$/;

const ID_PATTERNS: Readonly<Record<string, RegExp>> = {
  person: /^[\w-]+$/,
  organization: /^\d+$/,
  share: /^\d+$/,
  ugcPost: /^\d+$/,
  activity: /^\d+$/,
  image: /^[\w-]+$/,
  video: /^[\w-]+$/,
  document: /^[\w-]+$/,
};

export interface Urn {
  type: string;
  id: string;
}

export const parseUrn = (value: string): Urn | null => {
  const match = URN.exec(value);
  return match?.[1] && match[2] ? { type: match[1], id: match[2] } : null;
};

/** Why a value is not a URN of one of these types; null when it is. */
export const urnProblem = (value: string, types: readonly string[]): InputErrorCode | null => {
  const urn = parseUrn(value);
  if (!urn || !types.includes(urn.type)) return 'INVALID_URN_TYPE';
  return ID_PATTERNS[urn.type]?.test(urn.id) ? null : 'INVALID_URN_ID';
};

/**
 * The URN in the path. Rest.li 2.0 wants it percent-encoded; raw colons are a syntax error.
 */
export const urnInPath = (context: Context<SandboxEnv>, parameter: string): string => {
  if (/urn:li:/i.test(new URL(context.req.url).pathname)) {
    throw apiError(400, 'ILLEGAL_ARGUMENT', 'Syntax exception in path variables');
  }
  return context.req.param(parameter) ?? '';
};

/** A URN in the query, under the same rule. */
export const urnInQuery = (context: Context<SandboxEnv>, parameter: string): string | null => {
  const raw = new URL(context.req.url).search.slice(1).split('&');
  const pair = raw.find((candidate) => candidate.startsWith(`${parameter}=`));
  if (!pair) return null;
  if (pair.includes(':')) {
    throw apiError(400, 'ILLEGAL_ARGUMENT', 'Invalid query parameters passed to request');
  }
  return context.req.query(parameter) ?? null;
};
