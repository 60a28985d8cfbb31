import fc from 'fast-check';

import { readClaims } from '../../../../server/src/platforms/bluesky/jwt';
import { parseRecordUri } from '../../../../server/src/platforms/bluesky/posted-part';
import { createTid } from '../../../../server/src/platforms/bluesky/tid';
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

describe('session tokens', () => {
  it('tell the account and the end of their life', () => {
    expect(readClaims(aJwt({ sub: DID, exp: NOW / 1000 }))).toEqual({
      did: DID,
      expiresAt: '2026-11-22T12:00:00.000Z',
    });
  });

  it.each([null, '', 'garbage', 'a.b.c', aJwt({ sub: 7, exp: 'soon' }), aJwt({ exp: 1e300 })])(
    'that say nothing readable (%j) are not trusted for anything',
    (token) => {
      expect(readClaims(token)).toEqual({ did: null, expiresAt: null });
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
