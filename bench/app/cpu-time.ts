import type { InsideCalls } from './inside-calls';

/** Does the work; its result and the CPU time that the processes took meanwhile, ms. */
export const withCpuTime = async <Result>(
  processes: readonly InsideCalls[],
  work: () => Promise<Result>
): Promise<{ result: Result; cpuMs: number }> => {
  const before = await total(processes);
  const result = await work();
  return { result, cpuMs: (await total(processes)) - before };
};

const total = async (processes: readonly InsideCalls[]): Promise<number> => {
  const each = await Promise.all(processes.map((inside) => inside.cpuMs()));
  return each.reduce((sum, ms) => sum + ms, 0);
};
