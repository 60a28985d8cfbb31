import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type { Children } from '../../../tests/chaos/children';
import type { Secrets } from '../search/secret';

const ROOT = join(__dirname, '..', '..', '..');

export interface RotateKeysArgs {
  children: Children;
  /** Of the Strapi whose credentials are sealed anew. */
  env: Readonly<Record<string, string>>;
  logFolder: string;
  secrets: Secrets;
}

/** `social-distribution rotate-keys`: a command that handles keys and says what it does. */
export const rotateKeys = async ({ children, env, logFolder, secrets }: RotateKeysArgs) => {
  const key = randomBytes(32).toString('hex');
  secrets.add('OAUTH_ENCRYPTION_KEY after the rotation', key);
  secrets.add('OAUTH_ENCRYPTION_KEY after the rotation (bytes)', Buffer.from(key, 'hex'));
  const oldKeys = [env['OAUTH_ENCRYPTION_KEY'], env['OAUTH_ENCRYPTION_KEYS_OLD']].join(',');
  const command = children.start({
    args: [join(ROOT, 'bin', 'social-distribution.js'), 'rotate-keys'],
    cwd: join(ROOT, 'playground'),
    env: { ...env, OAUTH_ENCRYPTION_KEY: key, OAUTH_ENCRYPTION_KEYS_OLD: oldKeys },
    logFile: join(logFolder, 'rotate-keys.log'),
  });
  const { code } = await command.ended;
  if (code !== 0) throw new Error(`rotate-keys ended with exit code ${code}.`);
};
