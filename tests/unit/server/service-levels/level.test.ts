import { SERVICE_LEVELS, type ServiceLevelId } from '../../../../contracts/service-levels';
import {
  GOALS,
  judge,
  type Measure,
  type Measures,
} from '../../../../server/src/services/service-levels/level';
import { measuredByTallies } from '../../../../server/src/services/service-levels/from-tallies';
import type { Tally } from '../../../../server/src/services/monitoring/tally';

const NOTHING: Measure = { value: null, cases: 0 };

const measures = (some: Partial<Measures>): Measures => ({
  ...{ distribution: NOTHING, signIns: NOTHING, retries: NOTHING, media: NOTHING },
  ...{ aiApproval: NOTHING, aiTime: NOTHING, apiTime: NOTHING, queue: NOTHING },
  ...{ webhooks: NOTHING, errors: NOTHING },
  ...some,
});

const judged = (id: ServiceLevelId, whole: Measure, recent: Measure = NOTHING) => {
  const levels = judge(measures({ [id]: whole }), measures({ [id]: recent }));
  const level = levels.find((one) => one.id === id);
  if (!level) throw new Error(`There is no level ${id}.`);
  return level;
};

describe('a service level', () => {
  it('is judged only when it has enough cases', () => {
    const { minimum } = GOALS.distribution;
    expect(judged('distribution', { value: 0, cases: minimum - 1 }).state).toBe('not_enough');
    expect(judged('distribution', { value: 0, cases: minimum }).state).toBe('missed');
    expect(judged('distribution', NOTHING).state).toBe('not_enough');
  });

  it('is met at its goal, and missed just beside it', () => {
    expect(judged('distribution', { value: 0.95, cases: 100 }).state).toBe('met');
    expect(judged('distribution', { value: 0.949, cases: 100 }).state).toBe('missed');
    expect(judged('apiTime', { value: 300, cases: 100 }).state).toBe('met');
    expect(judged('apiTime', { value: 301, cases: 100 }).state).toBe('missed');
    expect(judged('errors', { value: 0.02, cases: 100 }).state).toBe('met');
    expect(judged('errors', { value: 0.021, cases: 100 }).state).toBe('missed');
  });

  it('gets better in the direction of its goal', () => {
    const cases = 1_000;
    const one = (id: ServiceLevelId, value: number, recent: number) =>
      judged(id, { value, cases }, { value: recent, cases }).trend;
    expect(one('media', 0.9, 0.99)).toBe('better');
    expect(one('media', 0.9, 0.8)).toBe('worse');
    expect(one('apiTime', 200, 400)).toBe('worse');
    expect(one('apiTime', 200, 100)).toBe('better');
    expect(one('media', 0.9, 0.901)).toBe('same');
    expect(judged('media', { value: 0.9, cases }, { value: 1, cases: 2 }).trend).toBeNull();
  });

  it('promises what the project promises', () => {
    const promised = SERVICE_LEVELS.map((id) => [id, GOALS[id].goal, GOALS[id].isAtMost]);
    expect(promised).toEqual([
      ['distribution', 0.95, false],
      ['signIns', 0.98, false],
      ['retries', 0.8, false],
      ['media', 0.95, false],
      ['aiApproval', 0.85, false],
      ['aiTime', 2_000, true],
      ['apiTime', 300, true],
      ['queue', 0.999, false],
      ['webhooks', 0.99, false],
      ['errors', 0.02, true],
    ]);
  });
});

describe('what counts tell', () => {
  const tally = (some: Partial<Tally>): Tally => ({
    ...{ name: 'oauth', label: 'x', outcome: 'connected', cases: 1, amount: 0 },
    ...some,
  });

  it('leaves cancelled sign-ins apart', () => {
    const { signIns } = measuredByTallies([
      tally({ cases: 9 }),
      tally({ outcome: 'failed', cases: 1 }),
      tally({ outcome: 'cancelled', cases: 90 }),
    ]);
    expect(signIns).toEqual({ value: 0.9, cases: 10 });
  });

  it('takes answers that are our fault for errors, and no others', () => {
    const { errors, apiTime } = measuredByTallies([
      tally({ name: 'http_time', label: 'admin:2xx', outcome: '0.1', cases: 80 }),
      tally({ name: 'http_time', label: 'admin:4xx', outcome: '0.1', cases: 15 }),
      tally({ name: 'http_time', label: 'automation:5xx', outcome: '1', cases: 5 }),
    ]);
    expect(errors).toEqual({ value: 0.05, cases: 100 });
    expect(apiTime).toEqual({ value: expect.closeTo(100) as number, cases: 100 });
  });
});
