import fc from 'fast-check';

import { readClaims } from '../../../../server/src/platforms/bluesky/jwt';
import { parseRecordUri } from '../../../../server/src/platforms/bluesky/posted-part';
import { createTid, followingTid } from '../../../../server/src/platforms/bluesky/tid';
import { aJwt, DID, NOW } from './builders';

const TID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;
const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';

const decode = (tid: string): bigint =>
  [...tid].reduce((value, letter) => value * 32n + BigInt(ALPHABET.indexOf(letter)), 0n);

describe('record keys', () => {
  const time = fc.integer({ min: 0, max: Date.parse('2200-01-01') });
  const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it('are TIDs that hold the time they were made for', () => {
    fc.assert(
      fc.property(time, draw, (atMs, drawn) => {
        const tid = createTid({ atMs, random: { float: () => drawn } });
        expect(tid).toMatch(TID);
        expect(decode(tid) >> 10n).toBe(BigInt(atMs) * 1000n + BigInt(Math.floor(drawn * 1000)));
        expect(decode(tid) & 1023n).toBe(BigInt(Math.floor(drawn * 1024)));
      })
    );
  });

  it('sort by time and differ within a millisecond', () => {
    const first = createTid({ atMs: NOW, random: { float: () => 0.999 } });
    const next = createTid({ atMs: NOW + 1, random: { float: () => 0 } });
    expect(first < next).toBe(true);
    expect(createTid({ atMs: NOW, random: { float: () => 0.5 } })).not.toBe(first);
  });
});

describe('the key of a comment', () => {
  const rkey = createTid({ atMs: NOW, random: { float: () => 0.5 } });
  const keyOf = (key: string) => followingTid({ rkey, key }) ?? '';

  it('is the same at each try, and lies within the second after its post', () => {
    fc.assert(
      fc.property(fc.uuid(), (key) => {
        const tid = keyOf(key);
        expect(tid).toMatch(TID);
        expect(keyOf(key)).toBe(tid);
        const after = (decode(tid) >> 10n) - (decode(rkey) >> 10n);
        expect(after > 0n && after <= 1_000_000n).toBe(true);
      })
    );
  });

  it('is another for every other comment', () => {
    const keys = fc.sample(fc.uuid(), 500);
    expect(new Set(keys.map(keyOf)).size).toBe(new Set(keys).size);
  });

  it.each(['', 'self', '3n2vsorxggs2', 'zzzzzzzzzzzzz'])('follows no record called %j', (name) => {
    expect(followingTid({ rkey: name, key: 'a' })).toBeNull();
  });
});

describe('session tokens', () => {
  it('tell the account, its server and the end of their life', () => {
    expect(readClaims(aJwt({ sub: DID, aud: 'did:web:pds.test', exp: NOW / 1000 }))).toEqual({
      did: DID,
      serverDid: 'did:web:pds.test',
      expiresAt: '2026-11-22T12:00:00.000Z',
    });
  });

  it.each([null, '', 'garbage', 'a.b.c', aJwt({ sub: 7, exp: 'soon' }), aJwt({ exp: 1e300 })])(
    'that say nothing readable (%j) are not trusted for anything',
    (token) => {
      expect(readClaims(token)).toEqual({ did: null, serverDid: null, expiresAt: null });
    }
  );
});

describe('record addresses', () => {
  it('are read from at:// URIs only', () => {
    expect(parseRecordUri(`at://${DID}/app.bsky.feed.post/3n2vsorxggs2g`)).toEqual({
      repo: DID,
      collection: 'app.bsky.feed.post',
      rkey: '3n2vsorxggs2g',
    });
    expect(parseRecordUri('https://bsky.app/profile/x/post/3n2vsorxggs2g')).toBeNull();
    expect(parseRecordUri(`at://${DID}/app.bsky.feed.post`)).toBeNull();
  });
});
