import { resolve } from 'node:path';

import { readFlags, wholeNumber } from '../read-flags';

export interface RotateKeysOptions {
  /** Rows of one transaction, 1–1000. @default 200 */
  batchSize: number;
  /** Writes nothing. @default false */
  dryRun: boolean;
  /** Absolute folder of the Strapi app. @default the working directory */
  appDir: string;
}

const FLAGS = {
  batch: { type: 'string', default: '200' },
  'dry-run': { type: 'boolean', default: false },
  app: { type: 'string', default: '.' },
} as const;

/** @throws UsageError */
export const readRotateKeysOptions = (args: readonly string[]): RotateKeysOptions => {
  const flags = readFlags(args, FLAGS);
  return {
    batchSize: wholeNumber({ flag: '--batch', text: flags.batch, min: 1, max: 1000 }),
    dryRun: flags['dry-run'],
    appDir: resolve(flags.app),
  };
};
