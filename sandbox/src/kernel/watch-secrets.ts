import type { SecretKind, SecretList } from './secret-list';

/** Answers one request, as the app of a platform does; `env` holds its sockets. */
export type Answering = (request: Request, env: object) => Response | Promise<Response>;

interface Watch {
  platform: string;
  secrets: SecretList;
  /** Also what requests are signed with: whoever issues it elsewhere never answers with it. @default false */
  listsKeys?: boolean;
}

/** Names that the platforms give their secrets, in forms, queries, answers and redirects. */
const KINDS: Readonly<Record<string, SecretKind>> = {
  access_token: 'access token',
  fb_exchange_token: 'access token',
  input_token: 'access token',
  accessJwt: 'access token',
  refresh_token: 'refresh token',
  refreshJwt: 'refresh token',
  id_token: 'id token',
  client_secret: 'client secret',
  password: 'password',
  code_verifier: 'PKCE verifier',
};

/** `code` is a secret in a redirect and in a form; in answers it is the number of an error. */
const PARAMETER_KINDS: Readonly<Record<string, SecretKind>> = {
  ...KINDS,
  code: 'authorization code',
};

/** Where vendors take their keys. */
const KEY_HEADERS = ['authorization', 'x-api-key', 'x-goog-api-key'] as const;

/** Larger bodies are media. */
const MAX_BODY_BYTES = 65_536;

/** Notes the secrets of every exchange with a platform; the exchange itself is untouched. */
export const watchSecrets =
  (watch: Watch, answer: Answering): Answering =>
  async (request, env) => {
    noteParameters(watch, new URL(request.url).searchParams);
    if (watch.listsKeys) noteKeys(watch, request.headers);
    await noteBody(watch, request.headers, () => request.clone().text());
    const response = await answer(request, env);
    const location = response.headers.get('location');
    if (location && URL.canParse(location)) {
      noteParameters(watch, new URL(location).searchParams);
    }
    await noteBody(watch, response.headers, () => response.clone().text());
    return response;
  };

const noteKeys = ({ platform, secrets }: Watch, headers: Headers): void => {
  for (const name of KEY_HEADERS) {
    const value = headers.get(name)?.replace(/^Bearer\s+/i, '') ?? '';
    secrets.add({ platform, kind: 'API key', value });
  }
};

const noteBody = async (
  watch: Watch,
  headers: Headers,
  read: () => Promise<string>
): Promise<void> => {
  const type = headers.get('content-type') ?? '';
  if (Number(headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return;
  if (type.startsWith('application/x-www-form-urlencoded')) {
    noteParameters(watch, new URLSearchParams(await read()));
  }
  if (type.startsWith('application/json')) noteJson(watch, parseJson(await read()));
};

const noteParameters = ({ platform, secrets }: Watch, parameters: URLSearchParams): void => {
  for (const [name, value] of parameters) {
    const kind = kindOf(PARAMETER_KINDS, name);
    if (kind) secrets.add({ platform, kind, value });
  }
};

/** At every depth: Pages come with a token each. */
const noteJson = (watch: Watch, value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const kind = kindOf(KINDS, name);
    if (kind && typeof inner === 'string') {
      watch.secrets.add({ platform: watch.platform, kind, value: inner });
    }
    noteJson(watch, inner);
  }
};

/** Own entries only: names come from requests, and `constructor` is none of ours. */
const kindOf = (kinds: Readonly<Record<string, SecretKind>>, name: string): SecretKind | null =>
  Object.hasOwn(kinds, name) ? (kinds[name] ?? null) : null;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
