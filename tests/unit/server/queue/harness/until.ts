/** Waits until the condition holds; fails after `limitMs`. */
export const until = async (
  condition: () => boolean | Promise<boolean>,
  limitMs = 15_000
): Promise<void> => {
  const giveUpAt = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`Never so: ${String(condition)}`);
    await pause(20);
  }
};

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
