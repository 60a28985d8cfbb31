import {
  targetsOfLanguage,
  type PlacedTarget,
} from '../../../server/src/services/targets/targets-of-language';

const placed = (name: string, platform: string, locales: string[] = []): PlacedTarget => ({
  platform,
  target: {
    ...{ id: 1, name, format: 'feed', options: {}, enabled: true, locales },
    ...{
      overflow: 'shorten',
      numbering: false,
      hashtags: 'tags',
      voice: null,
      siteId: 1,
      connectionId: 1,
    },
  },
});

const namesFor = (all: PlacedTarget[], locale: string): string[] =>
  targetsOfLanguage(all, locale).chosen.map(({ target }) => target.name);

describe('the targets of a language', () => {
  const german = placed('German page', 'facebook', ['de']);
  const worldwide = placed('World page', 'facebook');
  const x = placed('X', 'x');

  it('are those that name it, and the open ones of platforms where none does', () => {
    expect(namesFor([german, worldwide, x], 'de')).toEqual(['German page', 'X']);
    expect(namesFor([german, worldwide, x], 'en')).toEqual(['World page', 'X']);
  });

  it('take the regions of a language that they name, not the other way round', () => {
    expect(namesFor([placed('Portuguese', 'x', ['pt'])], 'pt-BR')).toEqual(['Portuguese']);
    expect(namesFor([placed('Brazilian', 'x', ['pt-BR'])], 'pt')).toEqual([]);
    expect(namesFor([placed('Plain', 'x', ['pt'])], 'pta')).toEqual([]);
  });

  it('are all of them for entries without a language', () => {
    expect(namesFor([german, worldwide, x], '')).toEqual(['German page', 'World page', 'X']);
  });

  it('do not care for capitals', () => {
    expect(namesFor([placed('Swiss', 'x', ['DE-ch'])], 'de-CH')).toEqual(['Swiss']);
  });

  it('tell of each other one why it was left out', () => {
    const { leftOut } = targetsOfLanguage([german, worldwide], 'de');
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      'German page is the one that posts de there.',
    ]);
    const [first] = targetsOfLanguage([german], 'en').leftOut;
    expect(first?.reason).toBe('German page posts de, and this entry is en.');
  });
});
