import fc from 'fast-check';

import { BlueskyAdapter } from '../../../../server/src/platforms/bluesky';
import { createTid } from '../../../../server/src/platforms/bluesky/tid';
import { FakeClock } from '../../../platform-kit/fake-clock';
import { anAccount, DID, NOW } from './builders';

const SANDBOX = 'http://127.0.0.1:4301';
const RKEY = '3n2vsorxggs2g';
const OTHER = 'did:plc:5brklew7tnd76q2qoo5y354d';
const { handle } = anAccount();

const recognise = (url: string, account = anAccount()) =>
  new BlueskyAdapter({
    http: () => Promise.reject(new Error('Nobody is asked.')),
    clock: new FakeClock(),
    random: { float: () => 0, bytes: (length) => new Uint8Array(length) },
    baseUrls: { service: 'https://pds.example', web: SANDBOX },
    apiVersion: null,
    method: 'default',
    app: null,
  }).recognisePost(url, account);

const uri = (did: string) => `at://${did}/app.bsky.feed.post/${RKEY}`;
const page = (author: string, web = 'https://bsky.app') => `${web}/profile/${author}/post/${RKEY}`;

describe('an address of a post on Bluesky', () => {
  it.each([
    [page(DID), uri(DID), page(DID)],
    [page(OTHER), uri(OTHER), page(OTHER)],
    [`${page(DID)}/?ref_src=embed#x`, uri(DID), page(DID)],
    [page(DID).replace('bsky.app', 'www.bsky.app'), uri(DID), page(DID)],
    [page(DID.replaceAll(':', '%3A')), uri(DID), page(DID)],
    [page(handle), uri(DID), page(DID)],
    [page(handle.toUpperCase()), uri(DID), page(DID)],
    [page(DID, SANDBOX), uri(DID), page(DID, SANDBOX)],
    [page(handle, SANDBOX), uri(DID), page(DID, SANDBOX)],
    [uri(DID), uri(DID), page(DID, SANDBOX)],
    [` ${uri(handle)} `, uri(DID), page(DID, SANDBOX)],
    [
      'https://bsky.app/profile/did:web:news.example/post/3n2vsorxggs2g',
      uri('did:web:news.example'),
      page('did:web:news.example'),
    ],
  ])('%j is read', (pasted, id, url) => {
    expect(recognise(pasted)).toEqual({ id, url });
  });

  it('with the handle of somebody else is read without an id', () => {
    expect(recognise(page('Someone.Example'))).toEqual({ id: null, url: page('someone.example') });
    expect(recognise(uri('someone.example'))).toEqual({
      id: null,
      url: page('someone.example', SANDBOX),
    });
  });

  it('has no id when the DID of the account is not known', () => {
    expect(recognise(page(handle), { ...anAccount(), id: '' })).toEqual({
      id: null,
      url: page(handle),
    });
  });

  it.each([
    page(DID).replace('https', 'http'),
    page(DID, 'https://bsky.app:8443'),
    page(DID, 'https://bsky.app.evil.example'),
    page(DID, 'https://evilbsky.app'),
    page(DID, 'https://bsky.social'),
    page(DID, 'https://pds.example'),
    page(DID, 'https://bsky.app@evil.example'),
    page(DID, 'https://evil.example@bsky.app'),
    page(DID, 'https://127.0.0.1:4301'),
    `https://bsky.app/profile/${DID}`,
    `https://bsky.app/profile/${DID}/feed/${RKEY}`,
    `https://bsky.app/profile/${DID}/post`,
    `https://bsky.app/profile/${DID}/post/${RKEY}/liked-by`,
    `https://bsky.app/profile/${DID}/post/${RKEY.slice(0, -1)}`,
    `https://bsky.app/profile/${DID}/post/${RKEY}x`,
    `https://bsky.app/profile/${DID}/post/zzzzzzzzzzzzz`,
    `https://bsky.app/profile/nobody/post/${RKEY}`,
    `https://bsky.app/profile/did:/post/${RKEY}`,
    `https://bsky.app/profile/-a.example/post/${RKEY}`,
    `https://bsky.app/profile/${'a.'.repeat(200)}example/post/${RKEY}`,
    `https://bsky.app/search?q=/profile/${DID}/post/${RKEY}`,
    `at://${DID}/app.bsky.feed.like/${RKEY}`,
    `at://${DID}/app.bsky.feed.post`,
    `at://${DID}/app.bsky.feed.post/${RKEY}/x`,
    `at://nobody/app.bsky.feed.post/${RKEY}`,
    `AT ${uri(DID)}`,
    'https://bsky.app',
    RKEY,
    '',
  ])('%j is not one', (pasted) => {
    expect(recognise(pasted)).toBeNull();
  });

  it('that the adapter gave to its own post is read back unchanged', () => {
    const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const time = fc.integer({ min: 0, max: NOW * 2 });
    fc.assert(
      fc.property(time, draw, (atMs, drawn) => {
        const rkey = createTid({ atMs, random: { float: () => drawn } });
        const url = `${SANDBOX}/profile/${DID}/post/${rkey}`;
        const id = `at://${DID}/app.bsky.feed.post/${rkey}`;
        expect(recognise(url)).toEqual({ id, url });
        expect(recognise(id)).toEqual({ id, url });
      })
    );
  });

  it('is never read from arbitrary text, and nothing throws', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true }));
    fc.assert(
      fc.property(text, (pasted) => {
        expect(recognise(pasted)).toBeNull();
        expect(recognise(`at://${pasted}`)).toBeNull();
      })
    );
  });
});
