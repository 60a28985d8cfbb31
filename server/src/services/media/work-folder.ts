import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Files that can be made again: copies of remote uploads and versions of pictures that obey a
 * platform's rules. Safe for several processes on one folder.
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
    const path = join(this.folder, name);
    const now = new Date();
    // Whatever is in use stays: the sweep goes by the time of the last use.
    if (await utimes(path, now, now).then(always, never)) return path;
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

  /** Removes what nobody used for so long. */
  async sweep(unusedForMs: number, now: number): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const path = join(this.folder, name);
      const facts = await stat(path).catch(() => null);
      if (facts && now - facts.mtimeMs > unusedForMs) await rm(path, { force: true });
    }
  }
}

const always = () => true;
const never = () => false;
