import fc from 'fast-check';

import { FORM_NAMES, formsOf, type FormName } from '../../../../scripts/secret-scan/search/forms';
import { MIN_SECRET_BYTES, Secrets } from '../../../../scripts/secret-scan/search/secret';
import { Searcher } from '../../../../scripts/secret-scan/search/searcher';

const surroundings = fc.string({ unit: 'grapheme', maxLength: 40 });
const secrets = fc
  .string({ unit: 'grapheme', minLength: MIN_SECRET_BYTES, maxLength: 60 })
  .filter((text) => Buffer.from(text).toString() === text);
const somewhere = fc.tuple(surroundings, secrets, surroundings);

type Encode = (text: string) => string;

/** How a text that holds a secret may be written as a whole. */
const ENCODERS: readonly [FormName, string, Encode][] = [
  ['plain', 'plain', (text) => text],
  ['base64', 'base64', (text) => Buffer.from(text).toString('base64')],
  ['base64url', 'base64url', (text) => Buffer.from(text).toString('base64url')],
  ['URL-encoded', 'a path or query', encodeURIComponent],
  ['URL-encoded', 'a form', (text) => new URLSearchParams({ text }).toString()],
  [
    'URL-encoded',
    'lower-case percent signs',
    (text) => encodeURIComponent(text).replace(/%../g, (one) => one.toLowerCase()),
  ],
  ['JSON', 'JSON', (text) => JSON.stringify({ text })],
  ['JSON', 'JSON in JSON', (text) => JSON.stringify({ text: JSON.stringify({ text }) })],
  ['JSON', 'JSON with escaped slashes', (text) => JSON.stringify(text).replaceAll('/', '\\/')],
  [
    'JSON',
    'JSON in ASCII',
    (text) =>
      JSON.stringify(text).replace(
        /[^ -~]/g,
        (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`
      ),
  ],
  ['hex', 'hex', (text) => Buffer.from(text).toString('hex')],
  ['hex', 'upper-case hex', (text) => Buffer.from(text).toString('hex').toUpperCase()],
];

const searcherFor = (secret: string | Buffer): Searcher =>
  new Searcher([{ name: 'the secret', bytes: Buffer.from(secret as string) }]);

describe('the search for secrets', () => {
  it.each(ENCODERS)('finds a %s secret (%s) wherever it stands', (_, __, encode) => {
    fc.assert(
      fc.property(somewhere, ([before, secret, after]) => {
        const text = Buffer.from(encode(before + secret + after));
        expect(searcherFor(secret).find(text)).not.toEqual([]);
      })
    );
  });

  it('finds bytes that are no text, such as a key, in base64 and hex', () => {
    const bytes = fc.uint8Array({ minLength: MIN_SECRET_BYTES, maxLength: 64 });
    fc.assert(
      fc.property(fc.tuple(bytes, bytes, bytes), ([before, key, after]) => {
        const whole = Buffer.concat([before, key, after]);
        const searcher = searcherFor(Buffer.from(key));
        for (const encoding of ['base64', 'base64url', 'hex'] as const) {
          expect(searcher.find(Buffer.from(whole.toString(encoding)))).not.toEqual([]);
        }
        expect(searcher.find(whole)).not.toEqual([]);
      })
    );
  });

  it('tells the form, for each of them', () => {
    const secret = 'A "secret"/with+ödd~characters?';
    const found = ENCODERS.flatMap(([name, , encode]) =>
      searcherFor(secret)
        .find(Buffer.from(`${name}: ${encode(secret)}`))
        .map(({ form }) => [name, form])
    );
    for (const name of FORM_NAMES) expect(found).toContainEqual([name, name]);
    expect(found.filter(([name, form]) => name !== form && form !== 'base64')).toEqual([]);
  });

  it('finds exactly the spellings that are there, as a naive search does', () => {
    const texts = fc.array(fc.oneof(secrets, surroundings), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(secrets, { minLength: 1, maxLength: 4 }), texts, (known, parts) => {
        const all = known.map((value, place) => ({ name: `${place}`, bytes: Buffer.from(value) }));
        const text = Buffer.from([...parts, ...known.slice(0, 1)].join(' '));
        const naive = all.flatMap(({ name, bytes }) =>
          formsOf(bytes)
            .filter((form) => text.includes(form.bytes))
            .map((form) => `${form.name} ${name}`)
        );
        const found = new Searcher(all).find(text).map(({ form, secret }) => `${form} ${secret}`);
        expect(found.sort()).toEqual([...new Set(naive)].sort());
      })
    );
  });

  it('does not find a secret of which one character differs', () => {
    const index = fc.nat({ max: 199 });
    const secret = 'abcdefghijklmnopqrstuvwxyz0123456789';
    fc.assert(
      fc.property(index, surroundings, (place, around) => {
        const at = place % secret.length;
        const other = `${secret.slice(0, at)}#${secret.slice(at + 1)}`;
        expect(searcherFor(secret).find(Buffer.from(around + other + around))).toEqual([]);
      })
    );
  });

  it('finds nothing in a text that ends in the middle of a secret', () => {
    const secret = 'abcdefghijklmnopqrstuvwxyz0123456789';
    expect(searcherFor(secret).find(Buffer.from(secret.slice(0, -1)))).toEqual([]);
  });
});

describe('what is searched for', () => {
  it('is each value once, under its first name', () => {
    const known = new Secrets();
    known.add('first', 'the-same-value');
    known.add('second', Buffer.from('the-same-value'));
    expect(known.all().map(({ name }) => name)).toEqual(['first']);
  });

  it('is never so short that it would be found by chance', () => {
    expect(() => new Secrets().add('a pin', '1234')).toThrow('A secret (a pin) of 4 bytes');
  });
});
