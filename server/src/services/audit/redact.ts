import type { AuditFacts } from '../../../../contracts/audit';

type Json = AuditFacts[string];

/** Stands where a secret was: whoever reads the log sees that there is one, and nothing of it. */
export const REDACTED = '[redacted]';

/** Parts of names that announce a secret, without separators and in lower case. */
const SECRET_NAMES = [
  'token',
  'secret',
  'password',
  'passwd',
  'passphrase',
  'credential',
  'authorization',
  'verifier',
  'apikey',
  'privatekey',
  'encryptionkey',
  'cookie',
  'jwt',
  'bearer',
];

/** Secrets that stand in innocent fields, such as an error message of a platform. */
const SECRET_VALUES = [
  // The value of an Authorization header; "Basic announcements" is none.
  /\b(?:Bearer|Basic)\s+(?=\S*\d)[\w.~+/=-]{16,}/gi,
  // A JSON Web Token.
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  // An envelope of our vault.
  /\bv1\.[0-9a-f]{8}\.[\w-]+\.[\w-]+\.[\w-]+/g,
  // User and password of an address.
  /(?<=\/\/)[^\s/@:]*:[^\s/@]+(?=@)/g,
  // Secret parameters of an address or a form.
  /(?<=\b(?:access_token|refresh_token|id_token|client_secret|code_verifier|password)=)[^\s&"']+/gi,
  /(?<=[?&]code=)[^\s&"']+/gi,
];

/** Whether a field of this name holds a secret. */
export const isSecretName = (name: string): boolean => {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return SECRET_NAMES.some((part) => plain.includes(part));
};

/**
 * The same facts without secrets, at every depth. `hasSecret: true` stays readable: neither a
 * yes or no nor an absence tells a secret.
 */
export const redact = (facts: AuditFacts): AuditFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      redactText(name),
      isSecretName(name) ? redactSecret(value) : redactValue(value),
    ])
  );

const redactSecret = (value: Json): Json =>
  value === null || typeof value === 'boolean' ? value : REDACTED;

const redactValue = (value: Json): Json => {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redactValue);
  return typeof value === 'object' && value !== null ? redact(value) : value;
};

/** A text without the secrets that can be told by their shape. */
export const redactText = (text: string): string =>
  SECRET_VALUES.reduce((shown, shape) => shown.replace(shape, REDACTED), text);
