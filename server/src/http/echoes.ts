import type { HttpRequest, HttpResponse } from '../platforms/contract';

/** Stands where a platform repeated a secret. */
const MARK = '[redacted]';

/** Names of parameters and fields that hold a secret, in the words of all platforms. */
const SECRET_NAMES = /token|secret|password|verifier|proof|^code$/i;

/** What the vault sealed: the tickets in the addresses that platforms fetch files from. */
const SEALED = /\bv1\.[0-9a-f]{8}(?:\.[\w-]{16,}){3}/g;

/** Shorter values are no secrets, and would be found in the middle of other words. */
const MIN_LENGTH = 8;

/**
 * A refusal without the secrets of its own request: platforms and proxies repeat what they were sent,
 * and what they say ends up in messages that people read. Answers of success stay as they are.
 */
export const withoutEchoes = (request: HttpRequest, response: HttpResponse): HttpResponse => {
  if (response.status < 400) return response;
  const echoes = secretsOf(request).flatMap(spellingsOf);
  const clean = (text: string) =>
    echoes.reduce((all, one) => all.replaceAll(one, MARK), text).replace(SEALED, MARK);
  const headers = Object.entries(response.headers).map(([name, value]) => [name, clean(value)]);
  return {
    ...response,
    headers: Object.fromEntries(headers) as HttpResponse['headers'],
    text: clean(response.text),
    json: cleanJson(response.json, clean),
  };
};

const secretsOf = (request: HttpRequest): string[] => [
  ...authorizationOf(request.headers ?? {}),
  ...apiKeysOf(request.headers ?? {}),
  ...(URL.canParse(request.url) ? namedSecrets([...new URL(request.url).searchParams]) : []),
  ...namedSecrets(fieldsOf(request.body)),
];

/** The credentials of a Bearer or Basic header, the latter also taken apart. */
const authorizationOf = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === 'authorization')
    .flatMap(([, value]) => {
      const [scheme = '', credentials = ''] = value.split(' ');
      if (scheme.toLowerCase() !== 'basic') return [credentials];
      const pair = Buffer.from(credentials, 'base64').toString('utf8');
      const password = pair.slice(pair.indexOf(':') + 1);
      return [credentials, password, decoded(password)];
    });

/** As AI vendors take theirs: `x-api-key`, `x-goog-api-key`. */
const apiKeysOf = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers)
    .filter(([name]) => /api-key$/i.test(name))
    .map(([, value]) => value);

const fieldsOf = (body: HttpRequest['body']): [string, unknown][] => {
  if (!body) return [];
  switch (body.kind) {
    case 'form':
    case 'multipart':
      return Object.entries(body.fields);
    case 'json':
      return typeof body.value === 'object' && body.value !== null
        ? Object.entries(body.value)
        : [];
    case 'bytes':
    case 'stream':
      return [];
  }
};

const namedSecrets = (fields: readonly (readonly [string, unknown])[]): string[] =>
  fields.flatMap(([name, value]) =>
    SECRET_NAMES.test(name) && typeof value === 'string' ? [value] : []
  );

/** As it is, in JSON, in an address and in a form; the longest first, as one may hold another. */
const spellingsOf = (secret: string): string[] => {
  if (secret.length < MIN_LENGTH) return [];
  const form = new URLSearchParams({ v: secret }).toString().slice(2);
  const all = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), form];
  return [...new Set(all)].sort((one, other) => other.length - one.length);
};

const cleanJson = (value: unknown, clean: (text: string) => string): unknown => {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((one) => cleanJson(one, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, cleanJson(inner, clean)])
  );
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
