import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { SandboxEnv } from '../kernel/platform-sandbox';

/** Codes in `errorDetails.inputErrors[]` (ERR). */
export type InputErrorCode =
  | 'MISSING_FIELD'
  | 'INVALID_VALUE_FOR_FIELD'
  | 'INVALID_VALUE_BLANK_FIELD'
  | 'INVALID_URN_TYPE'
  | 'INVALID_URN_ID'
  | 'FIELD_LENGTH_TOO_LONG'
  | 'INVALID_IMAGE_ID'
  | 'INVALID_CONTENT_OWNERSHIP'
  | 'MISSING_REQUIRED_FIELD_FOR_DSC'
  | 'MEDIA_ASSET_WAITING_UPLOAD'
  | 'MEDIA_ASSET_PROCESSING_FAILED'
  | 'EXPIRED_UPLOAD_URL';

export interface InputError {
  code: InputErrorCode;
  description: string;
  /** JSON-pointer-like, e.g. `/content/media/id`. */
  fieldPath: string;
}

/** An answer that ends the request. */
export class LinkedInError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly body: Readonly<Record<string, unknown>>,
    readonly headers: Readonly<Record<string, string>> = {}
  ) {
    super(`LinkedIn answers ${status}`);
    this.name = 'LinkedInError';
  }
}

export const apiError = (
  status: ContentfulStatusCode,
  code: string,
  message: string
): LinkedInError => new LinkedInError(status, { message, status, code });

export const badInput = (...errors: InputError[]): LinkedInError =>
  new LinkedInError(400, {
    errorDetailType: 'com.linkedin.common.error.BadRequest',
    message: errors.map(({ description }) => description).join('; '),
    errorDetails: {
      inputErrors: errors.map(({ code, description, fieldPath }) => ({
        description,
        input: { inputPath: { fieldPath } },
        code,
      })),
    },
    status: 400,
  });

/** 403, seen as `partnerApiPostsExternal.CREATE.20260901` when the product or scope is missing. */
export const notEnoughPermissions = (operation: string): LinkedInError =>
  new LinkedInError(403, {
    status: 403,
    serviceErrorCode: 100,
    code: 'ACCESS_DENIED',
    message: `Not enough permissions to access: ${operation}`,
  });

/**
 * 403 for a value that the token may not use, e.g. another person as author. Literal body:
 * https://github.com/n8n-io/n8n/issues/1714 (checked 2026-11-22).
 */
export const fieldForbidden = (fieldPath: string): LinkedInError =>
  new LinkedInError(403, {
    status: 403,
    serviceErrorCode: 100,
    code: 'ACCESS_DENIED',
    message: `Field Value validation failed in REQUEST_BODY: Data Processing Exception while processing fields [${fieldPath}]`,
  });

export const notFound = (message: string): LinkedInError => apiError(404, 'NOT_FOUND', message);

/** Turns thrown answers into responses; anything else is a defect of the sandbox. */
export const answerError = (error: Error, context: Context<SandboxEnv>): Response => {
  if (!(error instanceof LinkedInError)) throw error;
  for (const [name, value] of Object.entries(error.headers)) context.header(name, value);
  return context.json(error.body, error.status);
};
