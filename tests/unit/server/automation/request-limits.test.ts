import { RequestLimits } from '../../../../server/src/services/automation/request-limits';

const aClock = () => {
  let now = 1_000;
  return { now: () => now, pass: (ms: number) => (now += ms) };
};

describe('how many requests a token may make', () => {
  it('counts each token for itself', () => {
    const limits = new RequestLimits(2, aClock());
    expect(limits.take(1)).toEqual({ isAllowed: true, limit: 2, remaining: 1, resetMs: 60_000 });
    expect(limits.take(1)).toMatchObject({ isAllowed: true, remaining: 0 });
    expect(limits.take(1)).toMatchObject({ isAllowed: false, remaining: 0 });
    expect(limits.take(2)).toMatchObject({ isAllowed: true, remaining: 1 });
  });

  it('begins anew when the minute is over, whatever was refused in it', () => {
    const clock = aClock();
    const limits = new RequestLimits(1, clock);
    limits.take(1);
    clock.pass(59_999);
    expect(limits.take(1)).toMatchObject({ isAllowed: false, resetMs: 1 });
    clock.pass(1);
    expect(limits.take(1)).toMatchObject({ isAllowed: true, resetMs: 60_000 });
  });

  it('goes on counting for tokens in use when it forgets the others', () => {
    const clock = aClock();
    const limits = new RequestLimits(2, clock);
    for (let id = 0; id < 150; id += 1) limits.take(id);
    clock.pass(30_000);
    limits.take(1_000);
    clock.pass(30_000);
    limits.take(1_001);
    expect(limits.take(1_000)).toMatchObject({ remaining: 0, isAllowed: true });
    expect(limits.take(1_000)).toMatchObject({ isAllowed: false });
  });
});
