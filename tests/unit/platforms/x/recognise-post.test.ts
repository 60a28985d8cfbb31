import fc from 'fast-check';

import type { PlatformAdapter } from '../../../../server/src/platforms/contract';

import { aRequest } from './builders';
import { FakeX } from './fake-x';

const { account } = aRequest();
const SANDBOX = 'http://127.0.0.1:4101';
const ID = '1990022334455667788';

const recognise = (url: string, web = SANDBOX) => {
  const baseUrls = { web, api: 'http://127.0.0.1:4999' };
  const adapter: PlatformAdapter = new FakeX({ baseUrls }).adapter;
  return adapter.recognisePost(url, account);
};

describe('an address of a post on X', () => {
  it.each([
    [`https://x.com/harbourlight/status/${ID}`, `https://x.com/harbourlight/status/${ID}`],
    [`https://www.x.com/harbourlight/status/${ID}/`, `https://x.com/harbourlight/status/${ID}`],
    [`https://mobile.x.com/harbourlight/status/${ID}`, `https://x.com/harbourlight/status/${ID}`],
    [`https://twitter.com/harbourlight/status/${ID}`, `https://x.com/harbourlight/status/${ID}`],
    [
      `https://www.twitter.com/harbourlight/status/${ID}`,
      `https://x.com/harbourlight/status/${ID}`,
    ],
    [
      `https://mobile.twitter.com/HarbourLight/status/${ID}?s=20&t=AbC`,
      `https://x.com/HarbourLight/status/${ID}`,
    ],
    [`https://X.com:443/harbourlight/status/${ID}`, `https://x.com/harbourlight/status/${ID}`],
    [`https://x.com/i/web/status/${ID}`, `https://x.com/i/web/status/${ID}`],
    [`https://x.com/i/status/${ID}`, `https://x.com/i/web/status/${ID}`],
    [`https://x.com/harbourlight/status/${ID}/photo/1`, `https://x.com/harbourlight/status/${ID}`],
    [
      `https://x.com/harbourlight/status/${ID}/video/1#m`,
      `https://x.com/harbourlight/status/${ID}`,
    ],
    [`https://x.com/i/web/status/${ID}/photo/2`, `https://x.com/i/web/status/${ID}`],
    [`  https://x.com/harbourlight/status/${ID}\n`, `https://x.com/harbourlight/status/${ID}`],
    [`${SANDBOX}/harbourlight/status/${ID}?utm_source=a`, `${SANDBOX}/harbourlight/status/${ID}`],
  ])('%j is read', (pasted, url) => {
    expect(recognise(pasted)).toEqual({ id: ID, url });
  });

  it('is read where the configured pages stand in a folder', () => {
    const web = 'https://pages.example/x';
    expect(recognise(`${web}/harbourlight/status/7`, web)).toEqual({
      id: '7',
      url: `${web}/harbourlight/status/7`,
    });
    expect(recognise('https://pages.example/harbourlight/status/7', web)).toBeNull();
    expect(recognise('https://pages.example/xy/harbourlight/status/7', web)).toBeNull();
  });

  it.each([
    `http://x.com/harbourlight/status/${ID}`,
    `https://x.com:8443/harbourlight/status/${ID}`,
    `https://x.com.evil.example/harbourlight/status/${ID}`,
    `https://evil-x.com/harbourlight/status/${ID}`,
    `https://notx.com/harbourlight/status/${ID}`,
    `https://api.x.com/harbourlight/status/${ID}`,
    `https://x.com./harbourlight/status/${ID}`,
    `https://х.com/harbourlight/status/${ID}`,
    `https://x.com@evil.example/harbourlight/status/${ID}`,
    `https://evil.example@x.com/harbourlight/status/${ID}`,
    `https://x.com\\@evil.example/harbourlight/status/${ID}`,
    `https://evil.example/https://x.com/harbourlight/status/${ID}`,
    `https://evil.example/?u=https://x.com/harbourlight/status/${ID}`,
    `https://127.0.0.1:4101/harbourlight/status/${ID}`,
    `http://127.0.0.1:4102/harbourlight/status/${ID}`,
    `http://127.0.0.1:4999/harbourlight/status/${ID}`,
    `http://user@127.0.0.1:4101/harbourlight/status/${ID}`,
    `ftp://x.com/harbourlight/status/${ID}`,
    `javascript:alert("https://x.com/harbourlight/status/${ID}")`,
    `x.com/harbourlight/status/${ID}`,
    `https://x.com/harbour\nlight/status/${ID}`,
    'https://x.com/harbourlight',
    'https://x.com/search?q=status',
    'https://x.com/home',
    'https://x.com/harbourlight/status/',
    'https://x.com/harbourlight/status/0',
    'https://x.com/harbourlight/status/12a',
    `https://x.com/harbourlight/status/${ID}1`,
    `https://x.com/harbourlight/status/${ID}/analytics`,
    `https://x.com/harbourlight/status/${ID}/photo/1/2`,
    `https://x.com/harbourlight/statuses/${ID}`,
    `https://x.com/harbour-light/status/${ID}`,
    `https://x.com/harbourlight/web/status/${ID}`,
    `https://x.com/status/${ID}`,
    `https://x.com//status/${ID}`,
    `https://x.com/%E0%A4%A/status/${ID}`,
    `https://x.com/harbourlight/status/${ID}?${'a'.repeat(2000)}`,
    '',
    ' ',
    'a post',
    ID,
  ])('%j is not one', (pasted) => {
    expect(recognise(pasted)).toBeNull();
  });

  it('that the adapter gave to its own post is read back unchanged', () => {
    const id = fc.bigInt({ min: 1n, max: 10n ** 19n - 1n }).map(String);
    fc.assert(
      fc.property(id, fc.stringMatching(/^\w{1,15}$/), (made, handle) => {
        fc.pre(handle !== 'i');
        const url = `https://x.com/${handle}/status/${made}`;
        expect(recognise(url)).toEqual({ id: made, url });
      })
    );
  });

  it('is never read from arbitrary text, and nothing throws', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true }));
    fc.assert(
      fc.property(text, (pasted) => {
        expect(recognise(pasted)).toBeNull();
      })
    );
  });

  it('has one address and id for each way to write it', () => {
    const noise = fc.stringMatching(/^[a-z0-9=&%#?]{0,30}$/);
    fc.assert(
      fc.property(noise, noise, (query, fragment) => {
        const pasted = `https://x.com/harbourlight/status/${ID}?${query}#${fragment}`;
        expect(recognise(pasted)).toEqual(recognise(`https://x.com/harbourlight/status/${ID}`));
      })
    );
  });
});
