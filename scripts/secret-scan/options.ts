import { parseArgs } from 'node:util';

export interface ScanOptions {
  /** Articles of the chaos run, at least 60; each becomes one delivery per platform. */
  publishes: number;
  /** Leaves logs, databases and queue for a look. */
  keep: boolean;
}

const LEAST_PUBLISHES = 60;

export const USAGE = `Usage: npm run secret-scan -- [--publishes ${LEAST_PUBLISHES}] [--keep]

  --publishes  articles to publish in chaos, ${LEAST_PUBLISHES} or more  (default ${LEAST_PUBLISHES})
  --keep       leave logs, databases and queue for a look
`;

/** Reads the command line. Throws a sentence that names the wrong option. */
export const readOptions = (args: readonly string[]): ScanOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      publishes: { type: 'string', default: String(LEAST_PUBLISHES) },
      keep: { type: 'boolean', default: false },
    },
  });
  const publishes = Number(values.publishes);
  if (!Number.isSafeInteger(publishes) || publishes < LEAST_PUBLISHES) {
    throw new Error(
      `--publishes must be a whole number from ${LEAST_PUBLISHES} on, not "${values.publishes}".`
    );
  }
  return { publishes, keep: values.keep };
};
