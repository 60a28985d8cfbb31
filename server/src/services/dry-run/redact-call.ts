import type { DryRunBody, DryRunCall, DryRunTarget } from '../../../../contracts/dispatch';
import type { RehearsedCall } from './describe-request';
import type { Rehearsed } from './rehearse';

const REDACTED = '[redacted]';

/** Always secret, whatever they hold. */
const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie']);

/** Parameters and fields that are secret, or computed from what is. */
const SECRET_NAMES = new Set([
  ...['access_token', 'refresh_token', 'input_token', 'fb_exchange_token', 'id_token'],
  ...['client_secret', 'appsecret_proof', 'password', 'code_verifier'],
]);

/**
 * The call as people may see it: what opens the account, or contains it, reads `[redacted]`.
 *
 * @param secrets {@link Rehearsed.secrets}
 */
export const redactCall = (call: RehearsedCall, secrets: readonly string[]): DryRunCall => {
  const redact = redactor(secrets);
  const headers = Object.entries(call.headers).map(([name, value]) => [
    name,
    SECRET_HEADERS.has(name) ? REDACTED : redact.field(name, value),
  ]);
  return {
    ...call,
    url: redactUrl(call.url, redact),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: call.body && redactBody(call.body, redact),
  };
};

/** A rehearsal as people may see it; of its stand-ins those that can be seen. */
export const showRehearsal = (
  rehearsed: Readonly<Pick<Rehearsed, 'calls' | 'secrets'>> & { standIns: readonly string[] }
): Pick<DryRunTarget, 'calls' | 'standIns'> => {
  const calls = rehearsed.calls.map((call) => redactCall(call, rehearsed.secrets));
  const texts = calls.map(textOf).join('\n');
  return { calls, standIns: rehearsed.standIns.filter((id) => texts.includes(id)) };
};

/** All that a stand-in may appear in. */
const textOf = ({ url, headers, body }: DryRunCall): string =>
  [decoded(url), JSON.stringify(headers), JSON.stringify(body)].join('\n');

interface Redactor {
  isSecret(value: string): boolean;
  field(name: string, value: string): string;
}

const redactor = (secrets: readonly string[]): Redactor => {
  const isSecret = (value: string): boolean =>
    secrets.some((secret) => secret !== '' && value.includes(secret));
  return {
    isSecret,
    field: (name, value) => (SECRET_NAMES.has(name) || isSecret(value) ? REDACTED : value),
  };
};

/** Name and password of a proxy, as an operator may write them into a base URL. */
const USER_INFO = /^(\w+:\/\/)[^/?#]*@/;

/** By hand: reading and writing the query would spell it otherwise than it goes out. */
const redactUrl = (url: string, redact: Redactor): string => {
  const [address = '', ...rest] = url.split('?');
  const path = address
    .replace(USER_INFO, `$1${REDACTED}@`)
    .split('/')
    .map((segment) => (redact.isSecret(decoded(segment)) ? REDACTED : segment))
    .join('/');
  if (rest.length === 0) return path;
  const pairs = rest.join('?').split('&');
  const query = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    const shown = redact.field(decoded(name), decoded(value.join('=')));
    return shown === REDACTED ? `${name}=${REDACTED}` : pair;
  });
  return `${path}?${query.join('&')}`;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

const redactBody = (body: DryRunBody, redact: Redactor): DryRunBody => {
  switch (body.kind) {
    case 'json':
      return { kind: 'json', value: redactJson(body.value, redact) };
    case 'form':
    case 'multipart':
      return { ...body, fields: redactFields(body.fields, redact) };
    case 'bytes':
      return body;
  }
};

const redactFields = (
  fields: Readonly<Record<string, string>>,
  redact: Redactor
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, redact.field(name, value)])
  );

const redactJson = (value: unknown, redact: Redactor): unknown => {
  if (typeof value === 'string') return redact.isSecret(value) ? REDACTED : value;
  if (Array.isArray(value)) return value.map((item) => redactJson(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    SECRET_NAMES.has(name) ? REDACTED : redactJson(inner, redact),
  ]);
  return Object.fromEntries(entries) as unknown;
};
