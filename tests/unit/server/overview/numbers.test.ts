import { daysOf, numbersOf } from '../../../../server/src/services/overview/numbers';
import { BEFORE, type OutcomeCount } from '../../../../server/src/services/overview/outcomes';

const anOutcome = (over: Partial<OutcomeCount>): OutcomeCount => ({
  ...{ day: 0, state: 'published', isPlatformFault: false, count: 1 },
  ...over,
});

const A_MONTH = [
  anOutcome({ day: 0, count: 6 }),
  anOutcome({ day: 1, count: 3 }),
  anOutcome({ day: 1, state: 'failed', count: 1 }),
  anOutcome({ day: 1, state: 'failed', count: 5, isPlatformFault: true }),
  anOutcome({ day: 2, state: 'missed', count: 2 }),
  anOutcome({ day: 2, state: 'unknown', count: 4 }),
  anOutcome({ day: BEFORE, count: 8 }),
  anOutcome({ day: BEFORE, state: 'failed', count: 2 }),
];

describe('the numbers of an overview', () => {
  it('compare the days with those before them', () => {
    expect(numbersOf(A_MONTH)).toMatchObject({
      published: { now: 9, before: 8 },
      problems: { now: 12, before: 2 },
    });
  });

  it('hold no platform’s fault and nothing unknown against the success', () => {
    const { successRate, platformFaults } = numbersOf(A_MONTH);
    expect(successRate).toEqual({ now: 9 / 12, before: 8 / 10 });
    expect(platformFaults).toEqual({ now: 5, before: 0 });
  });

  it('know of no success where nothing ended', () => {
    const unclear = [
      anOutcome({ state: 'unknown' }),
      anOutcome({ state: 'failed', isPlatformFault: true }),
    ];
    expect(numbersOf(unclear).successRate).toEqual({ now: null, before: null });
    expect(numbersOf([]).published).toEqual({ now: 0, before: 0 });
  });

  it('stand at their days', () => {
    const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'].map((day) => ({ day }));
    expect(daysOf(days, A_MONTH)).toEqual([
      { day: '2026-11-01', published: 6, problems: 0 },
      { day: '2026-11-02', published: 3, problems: 6 },
      { day: '2026-11-03', published: 0, problems: 6 },
      { day: '2026-11-04', published: 0, problems: 0 },
    ]);
  });
});
