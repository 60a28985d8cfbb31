import type { Core } from '@strapi/types';

import { getService } from '../../services/get-service';
import type { KeyRotation, RotationResult } from '../../services/key-rotation/key-rotation';
import { Refusal } from '../command';
import { enterFolder } from '../enter-folder';
import type { Terminal } from '../terminal';
import { findApp } from '../worker/find-app';
import { registerApp } from '../worker/register-app';
import { conclude } from './conclusion';
import { listenForInterruption } from './interruption';
import { createProgressLine } from './progress-line';
import type { RotateKeysOptions } from './rotate-keys-options';

/**
 * Moves the credentials of the app's database to the current key, and resolves with the exit code.
 *
 * @throws Refusal it cannot work here; the message says what to do
 */
export const runRotation = async (
  options: RotateKeysOptions,
  terminal: Terminal
): Promise<number> => {
  const stop = listenForInterruption(terminal);
  enterFolder(options.appDir);
  const strapi = await registerApp(await findApp(options.appDir));
  try {
    const rotation = await openRotation(strapi, options.appDir);
    return await rotate(rotation, { options, stop, terminal });
  } finally {
    await strapi.db.destroy();
  }
};

/**
 * Strapi stays registered and is not bootstrapped: nothing fits the database to content-types, no
 * code of the app starts, and no worker.
 */
const openRotation = async (strapi: Core.Strapi, appDir: string): Promise<KeyRotation> => {
  await strapi.db.init({ models: [] });
  const rotation = getService(strapi, 'keyRotation');
  const missing = await rotation.missingTables();
  if (missing.length === 0) return rotation;
  throw new Refusal(
    `The database of ${appDir} has no table ${missing.join(', ')} yet: start Strapi once with this ` +
      'version of the plugin, then run this again.'
  );
};

interface Run {
  options: RotateKeysOptions;
  stop: AbortSignal;
  terminal: Terminal;
}

const rotate = async (rotation: KeyRotation, { options, stop, terminal }: Run): Promise<number> => {
  const { batchSize, dryRun } = options;
  const beganAt = performance.now();
  const progress = createProgressLine(process.stdout, terminal);
  const result: RotationResult = await rotation
    .rotate({ batchSize, dryRun, signal: stop, onProgress: (now) => progress.show(now) })
    .finally(() => progress.clear());
  const tookMs = performance.now() - beganAt;
  const { complaints, lines, exitCode } = conclude({
    ...{ result, dryRun, tookMs },
    status: await rotation.status(),
  });
  for (const complaint of complaints) terminal.complain(complaint);
  for (const line of lines) terminal.print(line);
  return exitCode;
};
