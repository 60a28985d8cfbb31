import type { AdapterDeps, HttpRequest, HttpResponse } from '../contract';

import { classifyAnswer, classifyTransport } from './errors';
import type { CallKind } from './error-table';

/** One server and how to reach it. */
export interface MastodonServer {
  deps: Pick<AdapterDeps, 'http' | 'clock'>;
  /** Base URL without trailing slash. */
  serviceUrl: string;
}

/** One account on its server. */
export interface MastodonSession extends MastodonServer {
  accessToken: string;
  signal?: AbortSignal;
  /** Told the headers of every answer. */
  observe?: (headers: HttpResponse['headers'], kind: CallKind) => void;
}

export interface Message {
  method: HttpRequest['method'];
  /** With its query. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: HttpRequest['body'];
  timeoutMs?: number;
}

/** The one place that builds headers. Resolves for success only. */
export const call = async (
  server: MastodonServer & Partial<MastodonSession>,
  kind: CallKind,
  message: Message
): Promise<HttpResponse> => {
  const { deps, serviceUrl, accessToken, signal, observe } = server;
  const { path, headers, ...rest } = message;
  const request: HttpRequest = {
    ...rest,
    url: `${serviceUrl}${path}`,
    headers: {
      accept: 'application/json',
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
      ...headers,
    },
    ...(signal ? { signal } : {}),
  };
  const response = await send(deps, { request, serviceUrl, kind });
  observe?.(response.headers, kind);
  if (response.status >= 200 && response.status <= 299) return response;
  const secrets = accessToken === undefined ? [] : [accessToken];
  throw classifyAnswer({ call: kind, response, serviceUrl, secrets, now: deps.clock.now() });
};

const send = async (
  { http }: MastodonServer['deps'],
  { request, serviceUrl, kind }: { request: HttpRequest; serviceUrl: string; kind: CallKind }
): Promise<HttpResponse> => {
  try {
    return await http(request);
  } catch (error) {
    throw classifyTransport(error, { serviceUrl, call: kind });
  }
};
