import type {
  AdapterDeps,
  Credentials,
  HttpClient,
  HttpRequest,
  HttpResponse,
} from '../../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../../server/src/platforms/contract';
import type { GraphApi } from '../../../../server/src/platforms/meta';

export const NOW = Date.parse('2026-11-22T10:00:00.000Z');
export const SECRET = 'the-app-secret';
export const USER_TOKEN = 'EAAuserTokenOfTheEditor';

/** An answer, or the reason why none came. */
export type Step = HttpResponse | Error;

/** Objects become JSON; text is what a proxy sends. */
export const answer = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {}
): HttpResponse => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  json: typeof body === 'string' ? undefined : body,
});

interface GraphErrorFields {
  code: number;
  subcode?: number;
  message?: string;
  userMessage?: string;
  isTransient?: boolean;
}

/** An error as the Graph API words it. Statuses are mostly 400, whatever happened. */
export const graphError = (
  { code, subcode, message = 'Something went wrong', userMessage, isTransient }: GraphErrorFields,
  status = 400,
  headers: Record<string, string> = {}
): HttpResponse => {
  const error = {
    ...{ message, type: 'OAuthException', code, error_subcode: subcode },
    ...{ is_transient: isTransient, error_user_msg: userMessage, fbtrace_id: 'Atrace' },
  };
  return answer(status, { error }, headers);
};

/** Meta without a network: each path answers its steps in order and repeats the last one. */
export class FakeGraph {
  readonly requests: HttpRequest[] = [];
  readonly #steps = new Map<string, Step[]>();

  /** @param path host and path: `graph.example/v26.0/me` */
  on(path: string, ...steps: Step[]): this {
    this.#steps.set(path, steps);
    return this;
  }

  readonly http: HttpClient = (request) => {
    this.requests.push(request);
    const steps = this.#steps.get(pathOf(request));
    const step = steps && steps.length > 1 ? steps.shift() : steps?.[0];
    if (!step) throw new Error(`Not scripted: ${pathOf(request)}`);
    return step instanceof Error ? Promise.reject(step) : Promise.resolve(step);
  };

  sent(path: string): HttpRequest[] {
    return this.requests.filter((request) => pathOf(request) === path);
  }

  get paths(): string[] {
    return this.requests.map(pathOf);
  }
}

const pathOf = ({ url }: HttpRequest): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

export const queryOf = (request: HttpRequest | undefined): Record<string, string> =>
  Object.fromEntries(new URL(request?.url ?? 'x:').searchParams);

export const someDeps = (graph: FakeGraph, changes: Partial<AdapterDeps> = {}): AdapterDeps => ({
  http: graph.http,
  clock: { now: () => NOW, sleep: () => Promise.resolve() },
  random: { float: () => 0.5, bytes: (length) => new Uint8Array(length) },
  baseUrls: {},
  apiVersion: 'v26.0',
  method: 'default',
  app: { clientId: 'the-app', clientSecret: SECRET },
  ...changes,
});

export const anApi = (graph: FakeGraph, changes: Partial<GraphApi> = {}): GraphApi => ({
  deps: someDeps(graph),
  url: 'https://graph.example/v26.0',
  accessToken: USER_TOKEN,
  platform: 'Facebook',
  subject: 'the Page "Harbour Light Weekly"',
  ...changes,
});

/** The long token that a consent ends in. */
export const userCredentials = (changes: Partial<Credentials> = {}): Credentials => ({
  accessToken: USER_TOKEN,
  refreshToken: null,
  expiresAt: '2027-01-21T10:00:00.000Z',
  refreshExpiresAt: null,
  issuedAt: '2026-11-22T10:00:00.000Z',
  scopes: ['asked.for'],
  ...changes,
});

/** GET /me/permissions */
export const permissions = (granted: readonly string[], declined: readonly string[] = []) =>
  answer(200, {
    data: [
      ...granted.map((permission) => ({ permission, status: 'granted' })),
      ...declined.map((permission) => ({ permission, status: 'declined' })),
    ],
  });

/** One page of an edge; `next` as Meta writes it, with the token in it. */
export const listOf = (items: readonly unknown[], after?: string): HttpResponse =>
  answer(200, {
    data: items,
    paging: {
      cursors: { before: 'first', after: after ?? 'last' },
      ...(after && {
        next: `https://graph.facebook.com/v26.0/edge?access_token=${USER_TOKEN}&appsecret_proof=old&limit=25&after=${after}`,
      }),
    },
  });

/** The failure a call must end in. */
export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const outcome = await call.then(
    () => new Error('The call was expected to fail and did not.'),
    (error: unknown) => error
  );
  if (outcome instanceof PlatformFailure) return outcome;
  throw outcome;
};
