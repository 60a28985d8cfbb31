import { entryFactsOf } from '../../../../server/src/services/mappings/entry-facts';
import { aType, blocks, many, richText, text } from './schemas';

const TYPE = aType({
  title: text,
  price: { type: 'decimal' },
  isFree: { type: 'boolean' },
  begins: { type: 'datetime' },
  kind: { type: 'enumeration' },
  huge: { type: 'biginteger' },
  note: { ...text, private: true },
  word: { type: 'password' },
  body: richText,
  story: blocks,
  raw: { type: 'json' },
  tags: many('api::tag.tag'),
  nothing: text,
});

describe('the facts of an entry', () => {
  it('are its plain attributes that are not private', () => {
    const document = {
      ...{ documentId: 'd1', title: 'Low tide', price: 2.5, isFree: false, kind: 'walk' },
      begins: new Date('2026-11-22T10:00:00Z'),
      ...{ huge: '9007199254740993', note: 'ours', word: 'x', body: '**b**', story: [], raw: {} },
      ...{ tags: [{ name: 'sea' }], nothing: null, unknown: 'not in the schema' },
    };
    expect(entryFactsOf(document, TYPE)).toEqual({
      ...{ title: 'Low tide', price: 2.5, isFree: false, kind: 'walk' },
      begins: '2026-11-22T10:00:00.000Z',
      huge: '9007199254740993',
    });
  });

  it('are cut, and well-formed', () => {
    const { title } = entryFactsOf({ title: `\uD800${'a'.repeat(50_000_000)}` }, TYPE);
    expect(title).toHaveLength(2_000);
    expect(String(title).isWellFormed()).toBe(true);
  });

  it('never end in half a character', () => {
    const { title } = entryFactsOf({ title: `${'a'.repeat(1_999)}🌊` }, TYPE);
    expect(title).toBe('a'.repeat(1_999));
  });

  it('are none for a value that is no fact', () => {
    const document = { title: {}, price: Number.NaN, begins: new Date('x'), isFree: [] };
    expect(entryFactsOf(document, TYPE)).toEqual({});
    expect(entryFactsOf(null, TYPE)).toEqual({});
  });
});
