import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ok, problem, warning, type Finding } from './finding';

/** Whether this user could write into the folder, or make it. Makes nothing. */
export const isWritable = (folder: string): boolean => {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Whether the embedded queue can be opened in its folder.
 *
 * @param workers process ids on this machine that gave a sign of life lately
 */
export const embeddedFindings = (folder: string, workers: ReadonlySet<number>): Finding[] => {
  if (!isWritable(folder)) {
    return [
      problem(
        `The folder of the embedded queue, ${folder}, cannot be written to.`,
        'Give it to the user that runs Strapi (and run this as that user), or set queue.dataDir to another folder.'
      ),
    ];
  }
  const writable = ok(`The folder of the embedded queue, ${folder}, can be written to.`);
  const owner = ownerOf(folder);
  if (owner === null) return [writable];
  if (workers.has(owner)) {
    return [writable, ok(`Process ${owner} uses the embedded queue and works on deliveries.`)];
  }
  return [
    writable,
    warning(
      `Process ${owner} holds the embedded queue, and is not known to work on deliveries.`,
      'When it is a Strapi that just starts, wait a minute and run this again. When it is another app or was left behind, end it, or give this app a queue.dataDir of its own: the queue serves one process.'
    ),
  ];
};

/** The living process that the lock of the folder names. */
const ownerOf = (folder: string): number | null => {
  try {
    const pid = Number(readFileSync(join(folder, 'owner.pid'), 'utf8').split(' ')[0]);
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
