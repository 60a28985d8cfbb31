import fc from 'fast-check';

import { readServerAddress } from '../../../../server/src/platforms/addresses/server-address';

describe('readServerAddress', () => {
  it.each([
    'mastodon.example',
    'https://mastodon.example',
    'https://mastodon.example/',
    'HTTPS://Mastodon.Example/',
    'http://mastodon.example',
    '  mastodon.example\n',
    '@ana@mastodon.example',
    'ana@mastodon.example',
    'acct:ana@mastodon.example',
    '\u2068@ana@mastodon.example\u2069',
    'https://mastodon.example/@ana',
    'https://mastodon.example/@ana?x=1#top',
    'mastodon.example/@ana',
    'mastodon.example/web/home',
    'https://ana:secret@mastodon.example/',
    'mastodon.example:443',
    'mastodon.example.',
  ])('reads %j as https://mastodon.example', (typed) => {
    expect(readServerAddress(typed)).toBe('https://mastodon.example');
  });

  it.each([
    ['mastodon.example:8443', 'https://mastodon.example:8443'],
    ['@ana@mastodon.example:8443', 'https://mastodon.example:8443'],
    ['münchen.example', 'https://xn--mnchen-3ya.example'],
    ['https://other.example/@ana@mastodon.example', 'https://other.example'],
    ['http://localhost:4006', 'http://localhost:4006'],
    ['http://127.0.0.1:4006/', 'http://127.0.0.1:4006'],
    ['http://[::1]:4006', 'http://[::1]:4006'],
    ['http://sandbox:4006', 'http://sandbox:4006'],
    ['http://mastodon.internal', 'http://mastodon.internal'],
    ['ana@localhost:4006', 'https://localhost:4006'],
    ['http://8.8.8.8.example', 'https://8.8.8.8.example'],
  ])('reads %j as %s', (typed, address) => {
    expect(readServerAddress(typed)).toBe(address);
  });

  it.each([
    '',
    ' ',
    '@',
    'ana',
    '@ana',
    'https://',
    'ftp://mastodon.example',
    'javascript:alert(1)',
  ])('finds no server in %j', (typed) => {
    expect(readServerAddress(typed)).toBeNull();
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', '.', '@', '/', ':', 'http://', '[', '\u2068', '443') }),
    fc.webUrl({ withFragments: true, withQueryParameters: true })
  );

  it('never throws, and what it gives is a bare base URL that it reads as itself', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const address = readServerAddress(typed);
        if (address === null) return;
        expect(new URL(address).origin).toBe(address);
        expect(readServerAddress(address)).toBe(address);
      })
    );
  });

  it('finds the server of every handle, however it is written', () => {
    const user = fc.stringMatching(/^\w{1,20}$/);
    fc.assert(
      fc.property(user, fc.domain(), (name, domain) => {
        const address = `https://${domain.toLowerCase()}`;
        for (const typed of [domain, `@${name}@${domain}`, `${name}@${domain}`]) {
          expect(readServerAddress(typed)).toBe(address);
        }
        expect(readServerAddress(`http://${domain}/@${name}`)).toBe(address);
      })
    );
  });
});
