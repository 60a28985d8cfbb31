export interface Growth {
  seconds: number;
  /** By how much the process was larger at its largest than before. */
  growthMb: number;
}

const SAMPLE_EVERY_MS = 10;

const rssMb = (): number => process.memoryUsage.rss() / 1_000_000;

/** Of this process, which has to run with `--expose-gc`. */
export const measureGrowth = async (work: () => Promise<void>): Promise<Growth> => {
  globalThis.gc?.();
  const started = Date.now();
  const beforeMb = rssMb();
  let peakMb = beforeMb;
  const sampler = setInterval(() => (peakMb = Math.max(peakMb, rssMb())), SAMPLE_EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(sampler);
  }
  return {
    seconds: (Date.now() - started) / 1000,
    growthMb: Math.max(peakMb, rssMb()) - beforeMb,
  };
};
