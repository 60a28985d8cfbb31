import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A second process wants the store that one process can use. */
export class EmbeddedQueueInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The embedded queue in ${folder} is in use by process ${pid}, and it serves one process only. ` +
        'Stop that process, or give this one its own folder (config queue.dataDir).'
    );
    this.name = 'EmbeddedQueueInUseError';
  }
}

/** Claims the folder for this process; the returned function gives it back. */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'owner.pid');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = Number(readFileSync(file, 'utf8'));
      if (owner !== process.pid && isAlive(owner)) throw new EmbeddedQueueInUseError(folder, owner);
      // Left behind by a process that was killed.
      rmSync(file, { force: true });
    }
  }
};

const isAlive = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
