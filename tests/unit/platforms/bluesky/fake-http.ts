import type {
  HttpClient,
  HttpRequest,
  HttpResponse,
  TransportErrorKind,
} from '../../../../server/src/platforms/contract';
import { TransportError } from '../../../../server/src/platforms/contract';

export type Answer = (request: HttpRequest) => HttpResponse;

export const json = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {}
): HttpResponse => ({ status, headers, text: JSON.stringify(body), json: body });

export const html = (status: number): HttpResponse => ({
  status,
  headers: { 'content-type': 'text/html' },
  text: '<h1>Bad gateway</h1>',
  json: undefined,
});

export const xrpcError = (status: number, error: string, message = `${error} happened`) =>
  json(status, { error, message });

export const broken = (kind: TransportErrorKind): Answer => {
  return () => {
    throw new TransportError(kind, `scripted ${kind}`);
  };
};

/** Name of the XRPC method a request calls. */
export const nsidOf = (request: HttpRequest): string =>
  new URL(request.url).pathname.replace('/xrpc/', '');

/**
 * Answers each method with its script, in order; the last answer of a script repeats. A call
 * without a script fails the test.
 */
export const scriptedHttp = (scripts: Record<string, (HttpResponse | Answer)[]>) => {
  const calls: HttpRequest[] = [];
  const http: HttpClient = (request) => {
    calls.push(request);
    const nsid = nsidOf(request);
    const script = scripts[nsid];
    const seen = calls.filter((call) => nsidOf(call) === nsid).length;
    const answer = script?.[Math.min(seen, script.length) - 1];
    if (!answer) return Promise.reject(new Error(`No script for ${nsid}`));
    return new Promise((resolve) => {
      resolve(typeof answer === 'function' ? answer(request) : answer);
    });
  };
  return {
    http,
    calls,
    callsOf: (nsid: string) => calls.filter((call) => nsidOf(call) === nsid),
  };
};

export const jsonBodyOf = (request: HttpRequest | undefined): unknown =>
  request?.body?.kind === 'json' ? request.body.value : undefined;
