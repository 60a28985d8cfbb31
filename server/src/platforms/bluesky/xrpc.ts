import type { HttpBody, HttpClient, HttpResponse, RateLimitStatus } from '../contract';
import { readRateLimit } from './rate-limit';
import type { CallPhase } from './errors';
import { failureOfTransport } from './errors';

const DEFAULT_TIMEOUT_MS = 30_000;

export interface XrpcCall {
  /** Base URL of the server, without trailing slash. */
  serviceUrl: string;
  method: 'GET' | 'POST';
  /** Name of the method, e.g. `com.atproto.repo.putRecord`. */
  nsid: string;
  /** A list is sent as a repeated parameter. */
  query?: Readonly<Record<string, string | readonly string[]>>;
  /** Access or refresh token, sent as Bearer. */
  token?: string;
  body?: HttpBody;
  /** Only for bodies of bytes. */
  contentType?: string;
  /** @default 'other' */
  phase?: CallPhase;
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** Calls `<service>/xrpc/<nsid>`; resolves for every HTTP status, else throws PlatformFailure. */
export type Xrpc = (call: XrpcCall) => Promise<HttpResponse>;

/** The one place that builds URLs and headers of AT Protocol calls. */
export const createXrpc =
  (http: HttpClient, onRateLimit: (status: RateLimitStatus) => void = () => undefined): Xrpc =>
  async (call) => {
    try {
      const response = await http({
        method: call.method,
        url: urlOf(call),
        headers: headersOf(call),
        body: call.body,
        timeoutMs: call.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        signal: call.signal,
      });
      const status = readRateLimit(response.headers, call.nsid);
      if (status) onRateLimit(status);
      return response;
    } catch (error) {
      throw failureOfTransport(error, call.phase ?? 'other');
    }
  };

const urlOf = ({ serviceUrl, nsid, query = {} }: XrpcCall): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) search.append(name, one);
  }
  return `${serviceUrl}/xrpc/${nsid}${search.size > 0 ? `?${search.toString()}` : ''}`;
};

const headersOf = ({ token, contentType }: XrpcCall): Record<string, string> => ({
  Accept: 'application/json',
  ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
});
