import type { Readable } from 'node:stream';

import axios, { AxiosHeaders, type RawAxiosResponseHeaders } from 'axios';

import type { HttpClient, HttpRequest, HttpResponse } from '../platforms/contract';
import { withoutEchoes } from './echoes';
import { encodeBody, type EncodedBody } from './encode-body';
import { assertPublicHost, BlockedAddressError, createAgents } from './guarded-agents';
import { toTransportError } from './transport-errors';

export interface HttpClientOptions {
  /**
   * Allows loopback and private networks, for the sandbox and for self-hosted servers inside.
   * @default false
   */
  allowPrivateHosts?: boolean;
  /** Milliseconds for a whole exchange unless the request says otherwise. @default 30000 */
  timeoutMs?: number;
  /** Sent as User-Agent. */
  userAgent?: string;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_RESPONSE_BYTES = 5 * 1024 * 1024;

/** The one way out: no redirects, size and time caps, private addresses refused. */
export const createHttpClient = (options: HttpClientOptions = {}): HttpClient => {
  const agents = createAgents(options.allowPrivateHosts ?? false);
  const instance = axios.create({
    ...agents,
    maxRedirects: 0,
    proxy: false,
    responseType: 'arraybuffer',
    validateStatus: () => true,
    transformRequest: [(data: unknown) => data],
    maxBodyLength: Infinity,
    headers: { 'User-Agent': options.userAgent ?? 'strapi-plugin-social-distribution' },
  });
  return async (request) => {
    const url = parseUrl(request.url);
    try {
      if (!options.allowPrivateHosts) assertPublicHost(url);
      const body = request.body ? encodeBody(request.body) : null;
      const response = await instance.request<ArrayBuffer>({
        url: request.url,
        method: request.method,
        headers: headersOf(request, body),
        data: body ? dataOf(body) : undefined,
        timeout: request.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        maxContentLength: request.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES,
        signal: request.signal,
      });
      return withoutEchoes(request, responseOf(response.status, response.headers, response.data));
    } catch (error) {
      throw toTransportError(error, url.host);
    }
  };
};

const parseUrl = (url: string): URL => {
  try {
    return new URL(url);
  } catch {
    throw toTransportError(new BlockedAddressError('An address that is not a URL'), 'unknown');
  }
};

const headersOf = (request: HttpRequest, body: EncodedBody | null): Record<string, string> => {
  const headers = { ...request.headers };
  const has = (wanted: string) =>
    Object.keys(headers).some((name) => name.toLowerCase() === wanted);
  if (body?.contentType && !has('content-type')) headers['Content-Type'] = body.contentType;
  // A stream without it would go out in chunks, which upload servers refuse.
  if (body && !has('content-length')) headers['Content-Length'] = String(body.byteLength);
  return headers;
};

const dataOf = ({ data }: EncodedBody): Buffer | Readable =>
  data instanceof Uint8Array ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : data;

const responseOf = (
  status: number,
  rawHeaders: RawAxiosResponseHeaders,
  data: ArrayBuffer
): HttpResponse => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(AxiosHeaders.from(rawHeaders as AxiosHeaders))) {
    if (value !== null && value !== undefined) headers[name.toLowerCase()] = stringOf(value);
  }
  const text = Buffer.from(data).toString('utf8');
  return { status, headers, text, json: parseJson(text) };
};

const stringOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(', ') : String(value);

const parseJson = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
