/**
 * Milliseconds of the processor that this process spends on the work, user and system together.
 *
 * For guards against work that grows too fast: unlike time on the clock it does not grow with what
 * else the machine has to do, while quadratic work still exceeds every bound. All threads of the
 * process count, so nothing else may run in it meanwhile; waiting costs nothing here.
 *
 * @param work done once; a promise is waited for. What it throws is thrown on.
 */
export const cpuMs = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};
