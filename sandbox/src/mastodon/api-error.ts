import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { SandboxEnv } from '../kernel/platform-sandbox';

/** An answer `{"error": "text"}` that ends the request. */
export class ApiError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    message: string,
    readonly description?: string
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** 422 as the validations of a record word it: all problems in one sentence. */
export const validationFailed = (problems: readonly string[]): ApiError =>
  new ApiError(422, `Validation failed: ${problems.join(', ')}`);

export const tooManyRequests = (): ApiError => new ApiError(429, 'Too many requests');

/** Texts of OAuth's errors as the server words them (DOORKEEPER). */
const OAUTH_TEXTS = {
  invalid_client:
    'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  invalid_grant:
    'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  invalid_scope: 'The requested scope is invalid, unknown, or malformed.',
  unsupported_grant_type:
    'The authorization grant type is not supported by the authorization server.',
  unsupported_response_type: 'The authorization server does not support this response type.',
  access_denied: 'The resource owner or authorization server denied the request.',
  invalid_redirect_uri: 'The redirect uri included is not valid.',
  invalid_code_challenge_method: 'The code challenge method must be S256.',
  unauthorized_client: 'You are not authorized to revoke this token',
} as const;

export type OAuthCode = keyof typeof OAUTH_TEXTS;

export const oauthText = (code: OAuthCode): string => OAUTH_TEXTS[code];

const OAUTH_STATUS: Partial<Record<OAuthCode, ContentfulStatusCode>> = {
  invalid_client: 401,
  unauthorized_client: 403,
};

export const oauthError = (code: OAuthCode): ApiError =>
  new ApiError(OAUTH_STATUS[code] ?? 400, code, OAUTH_TEXTS[code]);

export const missingParameter = (name: string): ApiError =>
  new ApiError(400, 'invalid_request', `Missing required parameter: ${name}.`);

/** Turns thrown answers into responses; anything else is a defect of the sandbox. */
export const answerError = (error: Error, context: Context<SandboxEnv>): Response => {
  if (!(error instanceof ApiError)) throw error;
  const { message, description, status } = error;
  return context.json(
    { error: message, ...(description ? { error_description: description } : {}) },
    status
  );
};
