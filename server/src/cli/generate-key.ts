import { randomBytes } from 'node:crypto';

import type { Command } from './command';
import { readFlags } from './read-flags';

const KEY_BYTES = 32;

/** A fresh AES-256 key as 64 hexadecimal digits. */
export const generateKey = (): string => randomBytes(KEY_BYTES).toString('hex');

export const generateKeyCommand: Command = {
  usage: `Usage: social-distribution generate-key

Prints a new encryption key for OAUTH_ENCRYPTION_KEY.
`,
  async run(args, terminal) {
    readFlags(args, {});
    terminal.print(generateKey());
    return Promise.resolve(0);
  },
};
