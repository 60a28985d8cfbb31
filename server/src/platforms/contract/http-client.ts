import type { ByteSource } from './post-content';

/**
 * The only way an adapter reaches the network. The real one lives in `server/src/http`;
 * unit tests and a dry run hand in their own.
 */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Absolute URL. */
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: HttpBody;
  /** Whole exchange, in milliseconds. @default 30000 */
  timeoutMs?: number;
  /** The answer is cut off beyond this many bytes (a `cut` transport error). @default 5 MiB */
  maxResponseBytes?: number;
  signal?: AbortSignal;
}

export type HttpBody =
  | { kind: 'json'; value: unknown }
  /** application/x-www-form-urlencoded */
  | { kind: 'form'; fields: Readonly<Record<string, string>> }
  | { kind: 'multipart'; fields: Readonly<Record<string, string>>; file: MultipartFile }
  /** Raw bytes; the caller sets Content-Type. */
  | { kind: 'bytes'; bytes: Uint8Array }
  /** As `bytes`, but read piece by piece while it is sent: for what is too large for the memory. */
  | { kind: 'stream'; source: ByteSource };

export interface MultipartFile {
  field: string;
  filename: string;
  contentType: string;
  /** A source is read piece by piece while it is sent. */
  bytes: Uint8Array | ByteSource;
}

export interface HttpResponse {
  status: number;
  /** Lower-case names; a repeated header is joined with ", ". */
  headers: Readonly<Record<string, string>>;
  /** The body as text; may be empty, may be HTML. */
  text: string;
  /** Parsed body, or undefined when it is empty or not JSON. Never throws. */
  json: unknown;
}

/**
 * Resolves for every HTTP status. Rejects only with {@link TransportError}.
 * Redirects are not followed: a 3xx is an answer like any other.
 */
export type HttpClient = (request: HttpRequest) => Promise<HttpResponse>;

export type TransportErrorKind =
  /** No connection was made (refused, unknown host, blocked address): nothing was sent. */
  | 'unreachable'
  /** No complete answer in time. */
  | 'timeout'
  /** The connection broke after the request began. */
  | 'reset'
  /** The answer was longer than allowed or ended early. */
  | 'cut'
  /** The caller's signal fired. */
  | 'aborted';

const BRAND = Symbol.for('strapi-plugin-social-distribution.transport-error');

/** There was no complete HTTP answer. */
export class TransportError extends Error {
  readonly [BRAND] = true;
  readonly kind: TransportErrorKind;
  /** True when the platform may have processed the request. */
  readonly mayHaveArrived: boolean;

  constructor(kind: TransportErrorKind, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'TransportError';
    this.kind = kind;
    this.mayHaveArrived = kind !== 'unreachable';
  }

  /** Platforms of other plugins bring their own copy of this class: the brand tells, not the class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && BRAND in value;
  }
}
