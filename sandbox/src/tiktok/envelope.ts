import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { newLogId } from './log-id';
import type { TikTok } from './state';

/** An error of the v2 API that ends the request (ERRORS). */
export class ApiError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: string,
    message: string
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export const accessTokenInvalid = (): ApiError =>
  new ApiError(
    401,
    'access_token_invalid',
    'The access token is invalid or not found in the request.'
  );

export const scopeNotAuthorized = (): ApiError =>
  new ApiError(
    401,
    'scope_not_authorized',
    'The user did not authorize the scope required for completing this request.'
  );

export const invalidParams = (message: string): ApiError =>
  new ApiError(400, 'invalid_params', message);

/** 403: something about the account, the app or the domain speaks against it (POST). */
export const forbidden = (code: string, message: string): ApiError =>
  new ApiError(403, code, message);

/** The `{data, error}` frame of every answer of the v2 API; success is `error.code` "ok". */
export const envelope = (
  tiktok: TikTok,
  data: Record<string, unknown>,
  problem: Pick<ApiError, 'code' | 'message'> = { code: 'ok', message: '' }
): Record<string, unknown> => ({
  data,
  error: {
    code: problem.code,
    message: problem.message,
    [tiktok.state.knobs.logIdField]: newLogId(tiktok),
  },
});

/** Turns thrown answers into responses; anything else is a defect of the sandbox. */
export const answerError =
  (tiktok: TikTok) =>
  (error: Error, context: Context<SandboxEnv>): Response => {
    if (!(error instanceof ApiError)) throw error;
    const isAlways200 = tiktok.state.knobs.errorStatus === 'always-200' && error.status !== 404;
    return context.json(envelope(tiktok, {}, error), isAlways200 ? 200 : error.status);
  };
