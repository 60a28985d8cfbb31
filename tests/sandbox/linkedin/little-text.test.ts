import {
  plainTextOf,
  readLittleText,
  type MentionCheck,
} from '../../../sandbox/src/linkedin/little-text';

const PAGE = 'urn:li:organization:90214183';
const knowsThePage: MentionCheck = (name, urn) => urn === PAGE && name === 'Harbour Light Weekly';

const read = (text: string) => {
  const { pieces, stored, isCut } = readLittleText(text, knowsThePage);
  return { shown: plainTextOf(pieces), kinds: pieces.map(({ kind }) => kind), stored, isCut };
};

describe('little text', () => {
  it.each([...'|{}@[]()<>*_~'])('is cut at an unescaped %s', (character) => {
    expect(read(`before ${character} after`)).toMatchObject({ shown: 'before ', isCut: true });
  });

  it.each([...'|{}@[]()<>#\\*_~'])('shows an escaped %s as itself', (character) => {
    expect(read(`before \\${character} after`)).toMatchObject({
      shown: `before ${character} after`,
      isCut: false,
    });
  });

  it('is cut at a backslash that escapes nothing', () => {
    expect(read('C:\\new')).toMatchObject({ shown: 'C:', isCut: true });
  });

  it('turns an unescaped #word into a hashtag and stores the template form', () => {
    expect(read('Read #opensource, now')).toEqual({
      shown: 'Read #opensource, now',
      kinds: ['text', 'hashtag', 'text'],
      stored: 'Read {hashtag|\\#|opensource}, now',
      isCut: false,
    });
  });

  it('keeps an escaped #word as plain text', () => {
    expect(read('Read \\#opensource').kinds).toEqual(['text']);
  });

  it.each(['C# is here', 'a # b', '##twice'])('is cut at the # of "%s"', (text) => {
    expect(read(text).isCut).toBe(true);
  });

  it('takes hashtags in every script and after an emoji', () => {
    expect(read('🎉#Ümläut #日本').kinds).toEqual(['text', 'hashtag', 'text', 'hashtag']);
  });

  it('links a mention whose name is exact and degrades one that is not', () => {
    expect(read(`By @[Harbour Light Weekly](${PAGE})!`)).toMatchObject({
      shown: 'By Harbour Light Weekly!',
      kinds: ['text', 'mention', 'text'],
    });
    expect(read(`By @[harbour light weekly](${PAGE})!`)).toMatchObject({
      shown: 'By harbour light weekly!',
      kinds: ['text'],
    });
  });

  it('reads its stored form again as the same', () => {
    const { stored, shown } = read(`\\(a\\) #b\\_c @[Harbour Light Weekly](${PAGE}) \\\\ \\#d`);
    expect(read(stored)).toMatchObject({ stored, shown, isCut: false });
    expect(shown).toBe('(a) #b_c Harbour Light Weekly \\ #d');
  });
});
