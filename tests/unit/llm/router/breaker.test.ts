import { createBreakers } from '../../../../server/src/llm/router';
import type { Judged, Verdict } from '../../../../server/src/llm/router/breaker';
import { DrivenClock, NOON } from './driven-clock';

const setUp = () => {
  const clock = new DrivenClock();
  const breakers = createBreakers({ clock });
  const run = (verdict: Verdict) =>
    breakers.run('key', () => Promise.resolve({ value: verdict.is, verdict }));
  const runMany = async (verdict: Verdict, times: number) => {
    for (let turn = 0; turn < times; turn += 1) await run(verdict);
  };
  return { clock, breakers, run, runMany };
};

const bad: Verdict = { is: 'bad', reason: 'It does not answer.' };
const good: Verdict = { is: 'good' };
const none: Verdict = { is: 'none' };

describe('the breaker of a provider', () => {
  it('hands on what the call brings', async () => {
    const { breakers, run } = setUp();
    await expect(run(good)).resolves.toEqual({ value: 'good' });
    await expect(run(none)).resolves.toEqual({ value: 'none' });
    const broken = breakers.run('key', () => Promise.reject(new Error('a fault')));
    await expect(broken).rejects.toThrow('a fault');
    expect(breakers.restOf('key')).toBeNull();
  });

  it('opens after three failures in a row, not before', async () => {
    const { breakers, run, runMany } = setUp();
    await runMany(bad, 2);
    await run(good);
    await runMany(bad, 2);
    await runMany(none, 3);
    expect(breakers.restOf('key')).toBeNull();
    await run(bad);
    expect(breakers.restOf('key')).toEqual({ until: NOON + 10_000, reason: 'It does not answer.' });
    expect(breakers.admits('key')).toBe(false);
    await expect(run(good)).resolves.toBeNull();
  });

  it('rests twice as long each time that the try fails, up to ten minutes', async () => {
    const { clock, breakers, run, runMany } = setUp();
    await runMany(bad, 3);
    const restsMs = [];
    for (let turn = 0; turn < 8; turn += 1) {
      const until = breakers.restOf('key')?.until ?? 0;
      restsMs.push(until - clock.now());
      clock.skip(until - clock.now());
      expect(breakers.restOf('key')).toBeNull();
      await run(bad);
    }
    expect(restsMs).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 600_000, 600_000]);
  });

  it('closes when the try succeeds, and begins with a short rest the next time', async () => {
    const { clock, breakers, run, runMany } = setUp();
    await runMany(bad, 3);
    clock.skip(10_000);
    await run(bad);
    clock.skip(20_000);
    await run(good);
    await runMany(bad, 2);
    expect(breakers.restOf('key')).toBeNull();
    await run(bad);
    expect(breakers.restOf('key')?.until).toBe(clock.now() + 10_000);
  });

  it('lets one call try, and the others go elsewhere instead of waiting', async () => {
    const { clock, breakers, run, runMany } = setUp();
    await runMany(bad, 3);
    clock.skip(10_000);
    let finish: (judged: Judged<string>) => void = () => undefined;
    const tried = breakers.run(
      'key',
      () => new Promise<Judged<string>>((resolve) => (finish = resolve))
    );
    expect(breakers.admits('key')).toBe(false);
    await expect(run(good)).resolves.toBeNull();
    finish({ value: 'back', verdict: good });
    await expect(tried).resolves.toEqual({ value: 'back' });
    expect(breakers.admits('key')).toBe(true);
  });

  it('is not opened by calls that were called off', async () => {
    const { breakers, runMany } = setUp();
    await runMany(none, 5);
    void breakers.run('key', () => new Promise<Judged<string>>(() => undefined));
    expect(breakers.admits('key')).toBe(true);
  });

  it.each([
    ['was called off', () => Promise.resolve({ value: 'off', verdict: none })],
    ['never came to be', () => Promise.reject(new Error('no database'))],
  ])('stays open for the next try when one %s', async (_what, call) => {
    const { clock, breakers, run, runMany } = setUp();
    await runMany(bad, 3);
    clock.skip(10_000);
    await breakers.run<string>('key', call).catch(() => undefined);
    expect(breakers.admits('key')).toBe(true);
    await run(bad);
    expect(breakers.restOf('key')?.until).toBe(clock.now() + 20_000);
  });

  it('rests as long as it is told, however many calls end meanwhile', async () => {
    const { clock, breakers, run } = setUp();
    let finish: (judged: Judged<string>) => void = () => undefined;
    const slow = breakers.run(
      'key',
      () => new Promise<Judged<string>>((resolve) => (finish = resolve))
    );
    await run({ is: 'rest', forMs: 3_600_000, reason: 'Out of credit.' });
    finish({ value: 'late', verdict: { is: 'rest', forMs: 1_000, reason: 'Too many calls.' } });
    await slow;
    expect(breakers.restOf('key')).toEqual({ until: NOON + 3_600_000, reason: 'Out of credit.' });
    clock.skip(3_599_999);
    expect(breakers.admits('key')).toBe(false);
    clock.skip(1);
    expect(breakers.admits('key')).toBe(true);
    await expect(run(good)).resolves.toEqual({ value: 'good' });
  });

  it('rests without end until it is forgotten', async () => {
    const { clock, breakers, run } = setUp();
    await run({ is: 'rest', forMs: null, reason: 'The key was refused.' });
    clock.skip(365 * 86_400_000);
    expect(breakers.restOf('key')).toEqual({ until: null, reason: 'The key was refused.' });
    expect(breakers.restOf('other')).toBeNull();
    breakers.forget('key');
    expect(breakers.restOf('key')).toBeNull();
  });
});
