import type {
  HttpRequest,
  HttpResponse,
  TransportErrorKind,
} from '../../../../server/src/platforms/contract';
import { TransportError } from '../../../../server/src/platforms/contract';
import { answer, ScriptedHttp, type Scripted } from '../../../platform-kit/scripted-http';

export type Answer = Scripted;

export const json = answer;

export const html = (status: number): HttpResponse =>
  answer(status, '<h1>Bad gateway</h1>', { 'content-type': 'text/html' });

export const xrpcError = (status: number, error: string, message = `${error} happened`) =>
  answer(status, { error, message });

export const broken = (kind: TransportErrorKind): Answer =>
  new TransportError(kind, `scripted ${kind}`);

/** Name of the XRPC method a request calls. */
export const nsidOf = (request: HttpRequest): string =>
  new URL(request.url).pathname.replace('/xrpc/', '');

/**
 * Answers each method with its script, in order; the last answer of a script repeats. A call
 * without a script fails the test.
 */
export const scriptedHttp = (scripts: Record<string, Answer[]>) => {
  const scripted = new ScriptedHttp();
  for (const [nsid, answers] of Object.entries(scripts)) {
    for (const method of ['GET', 'POST']) scripted.on(method, `/xrpc/${nsid}`, ...answers);
  }
  return {
    http: scripted.client,
    calls: scripted.requests,
    callsOf: (nsid: string) => scripted.requests.filter((call) => nsidOf(call) === nsid),
  };
};

export const jsonBodyOf = (request: HttpRequest | undefined): unknown =>
  ScriptedHttp.jsonOf(request);
