/** The statuses XRPC errors come with here (platforms/bluesky.md §1, checked 2026-11-22). */
export type XrpcStatus = 400 | 401 | 403 | 413 | 429 | 500 | 501 | 502;

/** Answered as `{"error": name, "message": text}` with the status. */
export class XrpcError extends Error {
  constructor(
    readonly status: XrpcStatus,
    readonly error: string,
    message: string
  ) {
    super(message);
    this.name = 'XrpcError';
  }
}

export const invalidRequest = (message: string): XrpcError =>
  new XrpcError(400, 'InvalidRequest', message);

export const invalidToken = (message: string): XrpcError =>
  new XrpcError(400, 'InvalidToken', message);

/** HTTP 400, not 401: verified on a real PDS (platforms/bluesky.md §1, checked 2026-11-22). */
export const expiredToken = (message = 'Token has expired'): XrpcError =>
  new XrpcError(400, 'ExpiredToken', message);

export const payloadTooLarge = (): XrpcError =>
  new XrpcError(413, 'PayloadTooLarge', 'request entity too large');
