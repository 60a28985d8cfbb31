import { warningDue, warningStep } from '../../../../server/src/services/notices/warning-steps';
import { DAY_MS, NOW } from './builders';

describe('the step of a warning', () => {
  it.each([
    [30, null],
    [14.01, null],
    [14, 14],
    [10, 14],
    [7.01, 14],
    [7, 7],
    [1.01, 7],
    [1, 1],
    [0.01, 1],
    [0, null],
    [-1, null],
  ])('%d days before the end: %p', (days, step) => {
    expect(warningStep(NOW + days * DAY_MS, NOW)).toBe(step);
  });
});

describe('the search for due warnings', () => {
  it('has one branch per step, each with the same bounds as the step itself', () => {
    const { $or: branches } = warningDue(NOW) as {
      $or: { endsAt: { $lte: Date }; $or: { warnedDays: { $gt?: number } }[] }[];
    };
    const steps = branches.map(({ endsAt, $or }) => [
      warningStep(endsAt.$lte.getTime(), NOW),
      $or.find(({ warnedDays }) => warnedDays.$gt !== undefined)?.warnedDays.$gt,
    ]);
    expect(steps).toEqual([
      [14, 14],
      [7, 7],
      [1, 1],
    ]);
  });
});
