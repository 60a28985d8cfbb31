import { templateValuesOf } from '../../../../server/src/services/templates/template-values';

const NOTHING = {
  entry: { title: '', summary: '', body: '', tags: [], author: null, locale: '', language: null },
  facts: {},
  site: { name: 'Harbour Light Weekly', timezone: 'Europe/Lisbon' },
  platform: { id: 'bluesky', label: 'Bluesky' },
  account: { handle: 'harbourlight.test', name: 'Harbour Light' },
  sets: {},
  hashtags: [],
  link: '',
};

it('holds no nulls, whatever is missing', () => {
  const account = { handle: null, name: undefined } as never;
  const values = templateValuesOf({ ...NOTHING, account });
  expect(values).toEqual({
    ...{ title: '', summary: '', body: '', link: '', hashtags: [], tags: [], author: '' },
    ...{ locale: '', language: '', site: NOTHING.site, platform: NOTHING.platform },
    ...{ account: { handle: '', name: '' }, sets: {}, entry: {} },
  });
});

it('tells the entry, its attributes and where it goes', () => {
  const entry = {
    ...NOTHING.entry,
    title: 'Closed',
    author: 'Somebody',
    language: 'de',
    tags: ['tide'],
  };
  const facts = { stars: 3, isFree: false, slug: 'closed' };
  const sets = { summer: ['#Sun'] };
  const values = templateValuesOf({
    ...NOTHING,
    entry,
    facts,
    sets,
    hashtags: ['#tide'],
    link: 'https://example.com/',
  });
  expect(values).toMatchObject({
    ...{ title: 'Closed', author: 'Somebody', language: 'de', tags: ['tide'], hashtags: ['#tide'] },
    ...{ link: 'https://example.com/', entry: facts, sets, account: NOTHING.account },
  });
});

it('never ends in half a character', () => {
  const facts = { note: `${'a'.repeat(19_999)}🌊` };
  const entry = { ...NOTHING.entry, title: `${'a'.repeat(199_999)}🌊` };
  const values = templateValuesOf({ ...NOTHING, entry, facts });
  expect(values.title).toBe('a'.repeat(199_999));
  expect(values.entry.note).toBe('a'.repeat(19_999));
});

it('bounds what is enormous', () => {
  const huge = '😀'.repeat(25_000_000 / 2);
  const facts = {
    huge,
    ...Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`a${at}`, at])),
  };
  const entry = {
    ...NOTHING.entry,
    title: huge,
    body: huge,
    tags: Array<string>(5_000).fill(huge),
  };
  const values = templateValuesOf({ ...NOTHING, entry, facts });
  expect(values.body).toHaveLength(200_000);
  expect(values.tags).toHaveLength(200);
  expect(Object.keys(values.entry)).toHaveLength(500);
  expect(values.entry.huge).toHaveLength(20_000);
  expect(values.body.isWellFormed()).toBe(true);
});
