import fc from 'fast-check';

import { anAdapter, someAccount } from './builders';

const recognise = (url: string, account = someAccount(), service = 'https://mastodon.social') =>
  anAdapter({ baseUrls: { service } }).adapter.recognisePost(url, account);

const ID = '113524880417';

describe('a pasted address', () => {
  it.each([
    [`https://mastodon.example/@ana/${ID}`, `@ana/${ID}`],
    [`https://MASTODON.example/@ana/${ID}/?utm=1#x`, `@ana/${ID}`],
    [` https://mastodon.example/@ana/${ID} `, `@ana/${ID}`],
    [`https://mastodon.example/web/@ana/${ID}`, `@ana/${ID}`],
    [`https://mastodon.example/deck/@ana/${ID}`, `@ana/${ID}`],
    [`https://mastodon.example/@ben@sea.example/${ID}`, `@ben@sea.example/${ID}`],
    [`https://mastodon.example/users/ana/statuses/${ID}`, `users/ana/statuses/${ID}`],
  ])('%s is a post', (url, path) => {
    expect(recognise(url)).toEqual({ id: ID, url: `https://mastodon.example/${path}` });
  });

  it('of GoToSocial has letters in its id', () => {
    const id = '01J8PW4KQ0000000000000000Z';
    expect(recognise(`https://mastodon.example/@ana/statuses/${id}`)?.id).toBe(id);
  });

  it('of snac is a post whose id it does not tell', () => {
    const account = someAccount({
      id: '3eca@snac.example',
      profileUrl: 'https://snac.example/ana',
    });
    expect(recognise('https://snac.example/ana/p/1795407066.912117', account)).toEqual({
      ...{ id: null, url: 'https://snac.example/ana/p/1795407066.912117' },
    });
  });

  it('counts on the configured server, and where the account’s pages are', () => {
    const local = 'http://127.0.0.1:4100';
    expect(recognise(`${local}/@ana/${ID}`, someAccount(), local)?.url).toBe(`${local}/@ana/${ID}`);
    const account = someAccount({ profileUrl: 'https://social.example/@ana' });
    expect(recognise(`https://social.example/@ana/${ID}`, account)?.id).toBe(ID);
  });

  it.each([
    'https://mastodon.example/@ana',
    'https://mastodon.example/@ana/about us',
    `https://mastodon.example/@ana/${ID}/embed`,
    'https://mastodon.example/explore',
    `https://mastodon.example/tags/${ID}`,
    `http://mastodon.example/@ana/${ID}`,
    `https://mastodon.example:444/@ana/${ID}`,
    `https://other.example/@ana/${ID}`,
    `https://mastodon.example.evil.example/@ana/${ID}`,
    `https://mastodon-example/@ana/${ID}`,
    `https://ana@mastodon.example/@ana/${ID}`,
    'https://mastodon.example/users/ana/statuses/',
    'hello',
    '',
  ])('%j is none', (url) => {
    expect(recognise(url)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        recognise(text);
        recognise(`https://mastodon.example/${text}`);
      }),
      { seed: 3 }
    );
  });
});
