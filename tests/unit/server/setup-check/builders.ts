import type { SetupFinding } from '../../../../contracts/setup-check';
import {
  TransportError,
  type HttpRequest,
  type HttpResponse,
  type TransportErrorKind,
} from '../../../../server/src/platforms/contract';
import { checkSetup } from '../../../../server/src/services/setup-check/check-setup';
import type { SetupFacts } from '../../../../server/src/services/setup-check/setup-facts';
import { anOAuth } from '../../platforms/oauth/builders';

export const NOW = Date.parse('2026-11-22T10:00:00.000Z');
export const SECRET = 'gR7/k+Q2 ü"9z'.replace(' ', '_');
export const CALLBACK =
  'https://cms.harbour.example/api/admin/distribution/platforms/linkedin/callback';

export const page = (
  status: number,
  text: string,
  headers: Record<string, string> = {}
): HttpResponse => ({ status, headers, text, json: undefined });

export const json = (status: number, body: unknown, headers = {}): HttpResponse => ({
  status,
  headers,
  text: JSON.stringify(body),
  json: body,
});

export const noAnswer = (kind: TransportErrorKind, message: string) =>
  new TransportError(kind, message);

/** What a good app gets: the made-up code is refused, the authorize URL leads to the log-in. */
export const CODE_REFUSED = json(400, {
  error: 'invalid_grant',
  error_description: 'No such code',
});
export const LOG_IN = page(302, '', { location: 'https://www.platform.example/login?next=%2F' });

type Answer = HttpResponse | Error;

export interface Platform {
  token?: Answer;
  authorize?: Answer;
}

/** A platform with a token endpoint and a consent page, and the requests that reached them. */
export const aPlatform = ({ token = CODE_REFUSED, authorize = LOG_IN }: Platform = {}) => {
  const requests: HttpRequest[] = [];
  const http = (request: HttpRequest): Promise<HttpResponse> => {
    requests.push(request);
    const answer = request.url.startsWith('https://api.platform.example/token') ? token : authorize;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { http, requests };
};

type Changes = Partial<Omit<SetupFacts, 'deps'>> & { deps?: Partial<SetupFacts['deps']> };

export const someFacts = (platform: Platform = {}, changes: Changes = {}): SetupFacts => ({
  app: 'linkedin',
  label: 'LinkedIn',
  oauth: anOAuth({
    authorize: { base: 'web', path: '/authorize' },
    token: { base: 'api', path: '/token', method: 'POST' },
    clientAuth: 'body',
  }),
  apiVersion: null,
  source: 'config',
  callbackUrl: CALLBACK,
  otherCallbackUrls: [],
  ...changes,
  deps: {
    http: aPlatform(platform).http,
    clock: { now: () => NOW, sleep: () => Promise.resolve() },
    random: { float: () => 0, bytes: (length) => new Uint8Array(length).fill(7) },
    baseUrls: { web: 'https://www.platform.example', api: 'https://api.platform.example' },
    apiVersion: null,
    app: { clientId: '86vhj2q81', clientSecret: SECRET },
    ...changes.deps,
  },
});

/** The finding of that id; none is a failed test. */
export const findingOf = async (facts: SetupFacts, id: string): Promise<SetupFinding> => {
  const findings = await checkSetup(facts);
  const found = findings.filter((one) => one.id === id);
  if (found.length === 1 && found[0]) return found[0];
  throw new Error(`Not one finding "${id}": ${findings.map((one) => one.id).join(', ')}`);
};
