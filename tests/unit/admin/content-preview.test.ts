import { localeOptions, localesOf } from '../../../admin/src/api/content-locales';
import { backendUrlOf, mediaAddress } from '../../../admin/src/settings/content/media-address';

describe("Strapi's languages", () => {
  const known = [
    { code: 'en', name: 'English (en)' },
    { code: 'de', name: 'German (de)' },
  ];

  it('are read from its list', () => {
    const answer = [
      { id: 1, code: 'en', name: 'English (en)', isDefault: true },
      { id: 2, code: 'de' },
      { id: 3, code: '' },
      null,
    ];
    expect(localesOf(answer)).toEqual([
      { code: 'en', name: 'English (en)' },
      { code: 'de', name: 'de' },
    ]);
  });

  it.each([null, {}, { data: [] }, 'x'])('are none in another answer: %j', (answer) => {
    expect(localesOf(answer)).toEqual([]);
  });

  it('stay to be seen when one is not there any more', () => {
    expect(localeOptions(known, 'pt').map(({ value }) => value)).toEqual(['en', 'de', 'pt']);
    expect(localeOptions(known, 'de')).toHaveLength(2);
    expect(localeOptions(known, '')).toHaveLength(2);
  });
});

describe('a picture of the media library', () => {
  it.each([
    ['/uploads/a.jpg', 'https://cms.example/uploads/a.jpg'],
    ['https://cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
    ['//cdn.example/a.jpg', null],
    ['javascript:alert(1)', null],
    ['data:image/png;base64,AA', null],
    [null, null],
  ])('is at %s', (url, address) => {
    expect(mediaAddress(url, 'https://cms.example')).toBe(address);
  });

  it('is beside the admin when Strapi does not say where its server is', () => {
    expect(backendUrlOf({})).toBe('');
    expect(backendUrlOf({ strapi: null })).toBe('');
    expect(backendUrlOf({ strapi: { backendURL: 7 } })).toBe('');
    expect(backendUrlOf({ strapi: { backendURL: 'https://cms.example/' } })).toBe(
      'https://cms.example'
    );
  });
});
