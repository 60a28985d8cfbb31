import fc from 'fast-check';

import type { PlatformAdapter } from '../../../../server/src/platforms/contract';
import { aSetup } from './builders';

const SANDBOX = 'http://127.0.0.1:4201';
const SHARE = 'urn:li:share:7390011223344556677';
const UGC = 'urn:li:ugcPost:7390011223344556678';
const ACTIVITY = 'urn:li:activity:7390011223344556679';

const recognise = (url: string) => {
  const baseUrls = { web: SANDBOX, api: 'https://api.example' };
  const setup = aSetup({ deps: { baseUrls } });
  const adapter: PlatformAdapter = setup.adapter;
  return adapter.recognisePost(url, setup.request.account);
};

const page = (urn: string, web = 'https://www.linkedin.com') => `${web}/feed/update/${urn}/`;

describe('an address of a post on LinkedIn', () => {
  it.each([
    [page(SHARE), SHARE],
    [page(UGC), UGC],
    [page(ACTIVITY), ACTIVITY],
    [`https://www.linkedin.com/feed/update/${SHARE}`, SHARE],
    [`https://linkedin.com/feed/update/${SHARE}/`, SHARE],
    [`https://de.linkedin.com/feed/update/${SHARE}/`, SHARE],
    [`https://m.linkedin.com/feed/update/${SHARE}/`, SHARE],
    [`https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7390011223344556677/`, SHARE],
    [
      `https://www.linkedin.com/feed/update/${ACTIVITY}/?utm_source=share&commentUrn=urn%3Ali#c`,
      ACTIVITY,
    ],
    [
      'https://www.linkedin.com/posts/harbour-light_release-notes-activity-7390011223344556679-aB3_?utm_source=share&rcm=ACoAA',
      ACTIVITY,
    ],
    ['https://www.linkedin.com/posts/activity-7390011223344556679-aB3d/', ACTIVITY],
    ['https://br.linkedin.com/posts/m%C3%BCller_a-share-7390011223344556677-x-1Y', SHARE],
    ['https://www.linkedin.com/posts/harbour_b-ugcPost-7390011223344556678-Zz09', UGC],
    [
      'https://www.linkedin.com/posts/a_activity-1-abcd-activity-7390011223344556679-Zz09',
      ACTIVITY,
    ],
  ])('%j is read', (pasted, id) => {
    expect(recognise(pasted)).toEqual({ id, url: page(id) });
  });

  it('of the configured pages is read as one of those', () => {
    expect(recognise(`${SANDBOX}/feed/update/${SHARE}?a=b`)).toEqual({
      id: SHARE,
      url: page(SHARE, SANDBOX),
    });
  });

  it.each([
    `http://www.linkedin.com/feed/update/${SHARE}/`,
    `https://www.linkedin.com:444/feed/update/${SHARE}/`,
    `https://www.linkedin.com.evil.example/feed/update/${SHARE}/`,
    `https://www-linkedin.com/feed/update/${SHARE}/`,
    `https://evil.linkedin.com.example/feed/update/${SHARE}/`,
    `https://api.linkedin.com/feed/update/${SHARE}/`,
    `https://a.de.linkedin.com/feed/update/${SHARE}/`,
    `https://www.linkedin.com@evil.example/feed/update/${SHARE}/`,
    `https://evil.example@www.linkedin.com/feed/update/${SHARE}/`,
    `https://127.0.0.1:4201/feed/update/${SHARE}/`,
    `https://api.example/feed/update/${SHARE}/`,
    'https://lnkd.in/abc',
    'https://www.linkedin.com/in/harbour-light/',
    'https://www.linkedin.com/company/harbour-light/posts/',
    'https://www.linkedin.com/search/results/all/?keywords=share',
    'https://www.linkedin.com/feed/',
    'https://www.linkedin.com/feed/update/',
    'https://www.linkedin.com/feed/update/urn:li:person:Xk3pQ9_ab1/',
    'https://www.linkedin.com/feed/update/urn:li:share:abc/',
    'https://www.linkedin.com/feed/update/urn:li:share:0/',
    `https://www.linkedin.com/feed/update/x${SHARE}/`,
    `https://www.linkedin.com/feed/update/${SHARE}x/`,
    `https://www.linkedin.com/feed/update/${SHARE}/comments`,
    'https://www.linkedin.com/posts/harbour-light/',
    'https://www.linkedin.com/posts/harbour_x-activity-7390011223344556679',
    'https://www.linkedin.com/posts/harbour_x-activity-7390011223344556679-aB3d/more',
    'https://www.linkedin.com/posts/harbour_x-article-7390011223344556679-aB3d',
    `https://www.linkedin.com/%zz/update/${SHARE}`,
    SHARE,
    '',
  ])('%j is not one', (pasted) => {
    expect(recognise(pasted)).toBeNull();
  });

  it('that the adapter gave to its own post is read back unchanged', () => {
    const id = fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String);
    fc.assert(
      fc.property(fc.constantFrom('share', 'ugcPost'), id, (kind, number) => {
        const urn = `urn:li:${kind}:${number}`;
        expect(recognise(page(urn, SANDBOX))).toEqual({ id: urn, url: page(urn, SANDBOX) });
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
});
