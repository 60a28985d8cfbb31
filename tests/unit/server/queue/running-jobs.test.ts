import { RunningJobs } from '../../../../server/src/queue/running-jobs';

const held = () => {
  let release: () => void = () => undefined;
  const work = jest.fn(() => new Promise<void>((resolve) => (release = resolve)));
  return { work, release: () => release() };
};

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the jobs that run in a process', () => {
  it('are as many as the limit, and the next one starts when one ends', async () => {
    const jobs = new RunningJobs(2);
    const [one, two, three] = [held(), held(), held()];
    const runs = [one, two, three].map(({ work }) => jobs.run(work));
    await settle();
    expect(three.work).not.toHaveBeenCalled();
    one.release();
    await settle();
    expect(three.work).toHaveBeenCalledTimes(1);
    two.release();
    three.release();
    expect(await Promise.all(runs)).toEqual([true, true, true]);
  });

  it('give their room back when they fail', async () => {
    const jobs = new RunningJobs(1);
    await expect(jobs.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await jobs.run(() => Promise.resolve())).toBe(true);
  });

  it('are waited for at the stop, and those that had not begun are told so', async () => {
    const jobs = new RunningJobs(1);
    const [one, two] = [held(), held()];
    const runs = [jobs.run(one.work), jobs.run(two.work)];
    let isIdle = false;
    const idle = jobs.stop().then(() => (isIdle = true));
    await settle();
    expect(isIdle).toBe(false);
    one.release();
    await idle;
    expect(await Promise.all(runs)).toEqual([true, false]);
    expect(two.work).not.toHaveBeenCalled();
    expect(await jobs.run(two.work)).toBe(false);
  });
});
