import { targetsNamed } from '../../../../server/src/services/bulk/target-names';
import type { Target } from '../../../../server/src/services/targets/targets';

const aTarget = (id: number, name: string): Target => ({
  ...{ id, name, format: 'feed', options: {}, enabled: true, locales: [] },
  ...{
    overflow: 'shorten',
    numbering: false,
    hashtags: 'tags',
    voice: null,
    siteId: 1,
    connectionId: id,
  },
});

const TARGETS = [aTarget(3, 'Harbour feed'), aTarget(7, '@harbour'), aTarget(8, '@harbour')];

const named = (...names: (string | number)[]) =>
  targetsNamed(names, { targets: TARGETS, siteName: 'North Pier' });

describe('targets by name', () => {
  it('are found whatever the case, or by their id', () => {
    expect(named('HARBOUR FEED', '7')).toEqual({ targetIds: [3, 7] });
  });

  it('are named once', () => {
    expect(named('Harbour feed', 'harbour feed', '3')).toEqual({ targetIds: [3] });
  });

  it('that nobody knows are refused with those of the site', () => {
    expect(named('Harbor feed')).toEqual({
      problem:
        'North Pier has no target “Harbor feed”. It has “Harbour feed”, “@harbour”, “@harbour”.',
    });
  });

  it('that share a name are refused with their ids', () => {
    expect(named('@harbour')).toEqual({
      problem:
        '2 targets of North Pier are called “@harbour”. Name the one that is meant by its id: 7 or 8.',
    });
  });

  it('are never another one by a number', () => {
    const targets = [aTarget(3, 'Feed'), aTarget(4, '3')];
    expect(targetsNamed([3], { targets, siteName: 'North Pier' })).toEqual({ targetIds: [3] });
    expect(targetsNamed(['3'], { targets, siteName: 'North Pier' })).toHaveProperty('problem');
  });
});
