import { createHmac } from 'node:crypto';

import fc from 'fast-check';

import {
  openSignedRequest,
  SIGNED_FOR_MS,
} from '../../../../server/src/services/data-care/signed-request';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const SECRET = 'the-secret-of-the-app';
const PAYLOAD = { algorithm: 'HMAC-SHA256', user_id: '17841', issued_at: NOW / 1_000 };

const signed = (payload: unknown, secret = SECRET): string => {
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${createHmac('sha256', secret).update(text).digest('base64url')}.${text}`;
};

const open = (text: string, secrets: readonly string[] = [SECRET]) =>
  openSignedRequest(text, { secrets, now: NOW });

describe('openSignedRequest', () => {
  it('says whom the request is about, and which app signed it', () => {
    expect(open(signed(PAYLOAD), ['another', SECRET])).toEqual({
      request: { userId: '17841', issuedAt: NOW },
      signedWith: [SECRET],
    });
  });

  it('takes a number for the person, too', () => {
    expect(open(signed({ ...PAYLOAD, user_id: 17_841 }))?.request.userId).toBe('17841');
  });

  it.each([
    ['another app signed', signed(PAYLOAD, 'another')],
    ['names another algorithm', signed({ ...PAYLOAD, algorithm: 'none' })],
    ['names nobody', signed({ ...PAYLOAD, user_id: undefined })],
    ['has no time', signed({ ...PAYLOAD, issued_at: undefined })],
    ['is older than an hour', signed({ ...PAYLOAD, issued_at: (NOW - SIGNED_FOR_MS) / 1_000 - 1 })],
    ['is of the future', signed({ ...PAYLOAD, issued_at: NOW / 1_000 + 600 })],
    ['has no signature', `.${signed(PAYLOAD).split('.')[1]}`],
    ['has a third part', `${signed(PAYLOAD)}.a`],
    ['is nothing', ''],
    ['holds no JSON', signedText('not json')],
  ])('refuses one that %s', (_, text) => {
    expect(open(text)).toBeNull();
  });

  it('never takes an empty secret for one', () => {
    expect(open(signed(PAYLOAD, ''), [''])).toBeNull();
  });

  it('takes every payload of the right key, and none of which one character was changed', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 40 }),
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.nat(63),
        (userId, secret, place, other) => {
          const text = signed({ ...PAYLOAD, user_id: userId }, secret);
          expect(open(text, [secret])?.request.userId).toBe(userId);
          const changed = withOtherCharacter(text, place, other);
          // The last character of base64url may hold bits that stand for nothing.
          if (!means(changed, text)) expect(open(changed, [secret])).toBeNull();
        }
      )
    );
  });

  it('says no to whatever arrives, and never fails', () => {
    fc.assert(fc.property(fc.string(), (text) => open(text) === null));
  });
});

function signedText(text: string): string {
  const payload = Buffer.from(text).toString('base64url');
  return `${createHmac('sha256', SECRET).update(payload).digest('base64url')}.${payload}`;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const withOtherCharacter = (text: string, place: number, other: number): string => {
  const at = place % text.length;
  return text.slice(0, at) + (ALPHABET[other] ?? '') + text.slice(at + 1);
};

/** The same signature of the same text. */
const means = (one: string, other: string): boolean => {
  const [signature = '', payload] = one.split('.');
  const [otherSignature = '', otherPayload] = other.split('.');
  const isSame = Buffer.from(signature, 'base64url').equals(
    Buffer.from(otherSignature, 'base64url')
  );
  return isSame && payload === otherPayload;
};
