import { resolve } from 'node:path';

import { readFlags } from '../read-flags';

export interface DoctorOptions {
  /** Asks the platforms about the configured apps, too. @default false */
  isOnline: boolean;
  /** Prints one JSON object instead of lines for people. @default false */
  asJson: boolean;
  /** Absolute folder of the Strapi app. @default the working directory */
  appDir: string;
}

const FLAGS = {
  online: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  app: { type: 'string', default: '.' },
} as const;

/** @throws UsageError */
export const readDoctorOptions = (args: readonly string[]): DoctorOptions => {
  const { online, json, app } = readFlags(args, FLAGS);
  return { isOnline: online, asJson: json, appDir: resolve(app) };
};
