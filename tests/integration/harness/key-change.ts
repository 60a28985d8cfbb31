import { randomBytes } from 'node:crypto';

import type { AdminClient } from '../../../scripts/person/admin-client';
import { getService } from '../../../server/src/services/get-service';
import type { KeyRotation } from '../../../server/src/services/key-rotation/key-rotation';
import { startTestApp, type TestApp } from './app';
import { asAdmin, blueskyAccount } from './people';

const aKey = () => randomBytes(32).toString('hex');

export const OLD_KEY = aKey();
export const NEW_KEY = aKey();
/** A key that nobody has configured. */
export const LOST_KEY = aKey();

/** The environment after the operator has changed the key. */
export const NEW_KEY_ENV = { OAUTH_ENCRYPTION_KEY: NEW_KEY, OAUTH_ENCRYPTION_KEYS_OLD: OLD_KEY };

export const rotationOf = (app: TestApp): KeyRotation => getService(app.strapi, 'keyRotation');

/** As the operator does it: another environment, and a restart. */
export const restartWith = async (app: TestApp, env: Record<string, string>): Promise<void> => {
  await app.stop();
  Object.assign(process.env, env);
  await app.start();
};

/** An app that encrypts with the old key, with a connected Bluesky account. */
export const startWithOldKey = async (
  env: Record<string, string> = {}
): Promise<{ app: TestApp; admin: AdminClient }> => {
  delete process.env['OAUTH_ENCRYPTION_KEYS_OLD'];
  const app = await startTestApp({
    env: { SOCIAL_QUEUE_CONCURRENCY: '10', ...env, OAUTH_ENCRYPTION_KEY: OLD_KEY },
  });
  const admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
  return { app, admin };
};
