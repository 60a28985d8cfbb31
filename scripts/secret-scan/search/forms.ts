/** How a secret may be written where it must not stand. */
export const FORM_NAMES = ['plain', 'base64', 'base64url', 'URL-encoded', 'JSON', 'hex'] as const;

export type FormName = (typeof FORM_NAMES)[number];

/** One spelling of a secret. */
export interface Form {
  name: FormName;
  bytes: Buffer;
}

/** Every spelling, each sequence of bytes once. */
export const formsOf = (secret: Buffer): Form[] => {
  const spellings: [FormName, readonly string[]][] = [
    ['base64', base64Of(secret, 'base64')],
    ['base64url', base64Of(secret, 'base64url')],
    ['hex', hexOf(secret)],
  ];
  const text = textOf(secret);
  if (text !== null) spellings.push(['URL-encoded', urlEncodedOf(text)], ['JSON', jsonOf(text)]);
  const encoded = spellings.flatMap(([name, texts]) =>
    texts.map((one): Form => ({ name, bytes: Buffer.from(one) }))
  );
  const known = new Map<string, Form>();
  for (const form of [{ name: 'plain' as const, bytes: secret }, ...encoded]) {
    const key = form.bytes.toString('latin1');
    if (!known.has(key)) known.set(key, form);
  }
  return [...known.values()];
};

/**
 * What of the base64 of a longer text depends on the secret alone. Three bytes make four
 * characters, so it depends on where in its group of three the secret begins; characters that
 * share bits with a neighbour are left out.
 */
const base64Of = (secret: Buffer, variant: 'base64' | 'base64url'): string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), secret]).toString(variant);
    const first = Math.ceil((before * 8) / 6);
    const end = Math.floor(((before + secret.length) * 8) / 6);
    return encoded.slice(first, end);
  });

const hexOf = (secret: Buffer): string[] => {
  const lower = secret.toString('hex');
  return [lower, lower.toUpperCase()];
};

/** As path and query, as a form, and with the hexadecimal digits in lower case. */
const urlEncodedOf = (text: string): string[] => {
  const component = encodeURIComponent(text);
  const strict = component.replace(/[!'()*]/g, percentOf);
  const form = new URLSearchParams({ v: text }).toString().slice(2);
  const upper = [component, strict, form];
  return [...upper, ...upper.map((one) => one.replace(/%[0-9A-F]{2}/g, lowerCase))];
};

/** In JSON, in JSON that is a text in JSON, with slashes escaped, and in ASCII only. */
const jsonOf = (text: string): string[] => {
  const once = inQuotes(text);
  const ascii = once.replace(/[\u007f-\uffff]/g, unicodeEscapeOf);
  return [once, inQuotes(once), once.replaceAll('/', '\\/'), ascii];
};

const inQuotes = (text: string): string => JSON.stringify(text).slice(1, -1);

const percentOf = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

const unicodeEscapeOf = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const lowerCase = (text: string): string => text.toLowerCase();

/** Null for bytes that are no text, such as a key. */
const textOf = (secret: Buffer): string | null => {
  const text = secret.toString('utf8');
  return Buffer.from(text).equals(secret) ? text : null;
};
