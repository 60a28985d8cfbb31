import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { systemClock } from '../environment';

/** What a sweep leaves. */
export interface SweepLimits {
  /** Longest time (ms) that a file stays which nobody uses. */
  unusedForMs: number;
  /** Of all files together; beyond it the ones go first that were used the longest time ago. */
  maxBytes: number;
  /** Files used within this time (ms) stay whatever their size: somebody may be reading them. */
  inUseForMs: number;
}

/**
 * Files that can be made again: copies of remote uploads, and versions of pictures and videos that
 * obey a platform's rules. Safe for several processes on one folder.
 */
export class WorkFolder {
  readonly #running = new Map<string, Promise<string>>();

  constructor(private readonly folder: string) {}

  /**
   * The path of the file by its name; makes it first when it is not there.
   *
   * @param write writes the whole file to the path it is given; what it throws comes through
   */
  obtain(name: string, write: (path: string) => Promise<void>): Promise<string> {
    const running = this.#running.get(name) ?? this.#make(name, write);
    this.#running.set(name, running);
    return running.finally(() => this.#running.delete(name));
  }

  async #make(name: string, write: (path: string) => Promise<void>): Promise<string> {
    // Whatever is in use stays: the sweep goes by the time of the last use.
    const there = await this.find(name);
    if (there !== null) return there;
    const path = join(this.folder, name);
    await mkdir(this.folder, { recursive: true });
    const draft = `${path}.${randomBytes(6).toString('hex')}.part`;
    try {
      await write(draft);
      await rename(draft, path);
      return path;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** The path of a file that is there already; null: it is not. Counts as a use. */
  async find(name: string): Promise<string | null> {
    const path = join(this.folder, name);
    const now = new Date(systemClock.now());
    return utimes(path, now, now).then(
      () => path,
      () => null
    );
  }

  /** Removes what nobody used for long, and the oldest of what is too much. */
  async sweep({ unusedForMs, maxBytes, inUseForMs }: SweepLimits, now: number): Promise<void> {
    const files = (await this.#files()).sort((one, other) => other.usedAt - one.usedAt);
    let bytes = 0;
    for (const { path, byteLength, usedAt } of files) {
      bytes += byteLength;
      const unusedMs = now - usedAt;
      const isTooMuch = bytes > maxBytes && unusedMs > inUseForMs;
      if (unusedMs <= unusedForMs && !isTooMuch) continue;
      // Somebody may have come for it since: a sweep of many files takes its time.
      if ((await stat(path).catch(() => null))?.mtimeMs !== usedAt) continue;
      await rm(path, { force: true });
      bytes -= byteLength;
    }
  }

  async #files(): Promise<{ path: string; byteLength: number; usedAt: number }[]> {
    const files = [];
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const facts = await stat(path).catch(() => null);
      if (facts?.isFile()) files.push({ path, byteLength: facts.size, usedAt: facts.mtimeMs });
    }
    return files;
  }
}
