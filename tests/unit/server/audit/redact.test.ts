import fc from 'fast-check';

import { compare } from '../../../../server/src/services/audit/compare';
import {
  isSecretName,
  REDACTED,
  redact,
  redactText,
} from '../../../../server/src/services/audit/redact';

const SECRET_FIELDS = [
  'token',
  'accessToken',
  'refresh_token',
  'clientSecret',
  'client-secret',
  'PASSWORD',
  'appPassword',
  'credentials',
  'Authorization',
  'code_verifier',
  'pkceVerifier',
  'api_key',
  'X-Api-Key',
  'private.key',
  'encryptionKey',
  'Set-Cookie',
  'jwt',
];

const HARMLESS_FIELDS = [
  'name',
  'handle',
  'paused',
  'authorName',
  'code',
  'state',
  'key',
  'platform',
  'scopes',
  'expiresAt',
];

describe('names of secrets', () => {
  it.each(SECRET_FIELDS)('include %s', (name) => {
    expect(isSecretName(name)).toBe(true);
    expect(redact({ [name]: 'open sesame' })).toEqual({ [name]: REDACTED });
  });

  it.each(HARMLESS_FIELDS)('do not include %s', (name) => {
    expect(isSecretName(name)).toBe(false);
    expect(redact({ [name]: 'as it is' })).toEqual({ [name]: 'as it is' });
  });
});

describe('what was taken out', () => {
  it('is everything below a secret name, whatever its shape', () => {
    const facts = { credentials: { deep: ['a', { b: 'c' }] }, token: 123_456, secret: ['x'] };
    expect(redact(facts)).toEqual({ credentials: REDACTED, token: REDACTED, secret: REDACTED });
  });

  it('is not a yes or no, nor an absence: they tell no secret', () => {
    const facts = { hasSecret: true, passwordSet: false, refreshToken: null };
    expect(redact(facts)).toEqual(facts);
  });

  it.each([
    ['a header', 'sent Bearer abcDEF0123456789abcd to it', `sent ${REDACTED} to it`],
    ['a web token', 'got eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl', `got ${REDACTED}`],
    ['a sealed credential', 'v1.0a1b2c3d.aXY_.Y2lwaGVy.dGFn', REDACTED],
    ['an address with a password', 'postgres://ada:lamp@db/x', `postgres://${REDACTED}@db/x`],
    ['a callback', 'https://a.test/cb?code=s3cr3t&x=1', `https://a.test/cb?code=${REDACTED}&x=1`],
    ['a form', 'access_token=s3cr3t&x=1', `access_token=${REDACTED}&x=1`],
  ])('is also %s inside a text', (_, text, shown) => {
    expect(redactText(text)).toBe(shown);
    expect(redact({ reason: [text] })).toEqual({ reason: [shown] });
  });

  it.each(['Basic announcements on publish', 'bearer of news', 'error code=190', 'a:b@c.test'])(
    'is nothing of "%s"',
    (text) => {
      expect(redactText(text)).toBe(text);
    }
  );
});

describe('any record at all', () => {
  const planted = fc.integer({ min: 0 }).map((n) => `planted-${n}-secret`);
  const separators = fc.constantFrom('', '_', '-', '.', ' ');
  const secretName = fc
    .tuple(fc.constantFrom('', 'my', 'Old'), separators, fc.constantFrom(...SECRET_FIELDS))
    .map((parts) => parts.join(''));
  const wrapped = (value: fc.Arbitrary<unknown>) =>
    fc.oneof(value, fc.array(value), fc.dictionary(fc.string(), value));
  const { tree } = fc.letrec<{ tree: Record<string, unknown>; node: unknown }>((tie) => ({
    tree: fc
      .tuple(
        fc.dictionary(fc.string(), tie('node'), { maxKeys: 4 }),
        fc.dictionary(secretName, wrapped(planted), { maxKeys: 3 })
      )
      .map(([harmless, secret]) => ({ ...harmless, ...secret })),
    node: fc.oneof(
      { maxDepth: 5 },
      fc.string(),
      fc.double(),
      fc.bigInt(),
      fc.date({ noInvalidDate: false }),
      fc.constantFrom(null, undefined, true),
      fc.array(tie('node'), { maxLength: 3 }),
      tie('tree')
    ),
  }));

  it('loses every value that is planted under a secret name', () => {
    let plantedCount = 0;
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const stored = JSON.stringify(compare({ before, after }));
        if (stored.includes(REDACTED)) plantedCount += 1;
        expect(stored).not.toMatch(/planted-\d+-secret/);
      }),
      { numRuns: 500 }
    );
    // Else the property would hold for want of secrets.
    expect(plantedCount).toBeGreaterThan(100);
  });
});
