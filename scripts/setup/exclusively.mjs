import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ROOT } from './paths.mjs';

const LOCKS = join(ROOT, '.tmp', 'locks');
const LOOK_AGAIN_MS = 250;

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** The process that holds the lock; undefined while its file is still being written. */
const holderOf = (lock) => {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
};

const tryLock = (lock) => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

/**
 * Does `work` while no other command of this folder does work of the same name: two commands started
 * side by side must not install or build at once. Whose process is gone holds nothing any more.
 */
export const exclusively = async (name, work) => {
  mkdirSync(LOCKS, { recursive: true });
  const lock = join(LOCKS, name);
  while (!tryLock(lock)) {
    const holder = holderOf(lock);
    if (holder !== undefined && !isAlive(holder)) rmSync(lock, { force: true });
    else await sleep(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
};
