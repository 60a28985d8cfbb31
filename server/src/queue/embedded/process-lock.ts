import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A second process wants the store that one process can use. */
export class EmbeddedQueueInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The embedded queue in ${folder} is in use by process ${pid}, and it serves one process only. ` +
        'Give this process its own folder (queue.dataDir), or set queue.backend to "redis" or ' +
        '"postgres", which serve many processes.'
    );
    this.name = 'EmbeddedQueueInUseError';
  }
}

/**
 * Claims the folder for this process; the returned function gives it back.
 *
 * @throws {EmbeddedQueueInUseError} a living process has it.
 */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'owner.pid');
  const ours = `${process.pid} ${startOf(process.pid) ?? ''}`.trim();
  for (;;) {
    try {
      writeFileSync(file, ours, { flag: 'wx' });
      return () => {
        if (read(file) === ours) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = read(file);
      if (owner === null) continue;
      const pid = Number(owner.split(' ')[0]);
      if (pid !== process.pid && isOwnerAlive(owner)) {
        throw new EmbeddedQueueInUseError(folder, pid);
      }
      removeStale(file, owner);
    }
  }
};

/** Left behind by a process that was killed; another process may see that at the same moment. */
const removeStale = (file: string, stale: string): void => {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (read(aside) === stale) rmSync(aside, { force: true });
    else renameSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
};

const isOwnerAlive = (owner: string): boolean => {
  const [id, startedAt] = owner.split(' ');
  const pid = Number(id);
  if (!isAlive(pid)) return false;
  const start = startOf(pid);
  // The number of a dead process may have gone to a new one, which started at another time.
  return startedAt === undefined || start === null || startedAt === start;
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

/** When a process started, in the kernel's ticks; null where the kernel does not tell. */
const startOf = (pid: number): string | null => {
  const stat = read(`/proc/${pid}/stat`);
  // The second field, the name in brackets, may hold spaces.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
};

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
