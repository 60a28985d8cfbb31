import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import type { Piece, Place } from './place';

/** Files and folders as they lie on the disk, what was deleted inside them included. */
export class FilesPlace implements Place {
  constructor(
    readonly name: string,
    private readonly folder: string,
    private readonly scratchFolder = tmpdir()
  ) {}

  *pieces(): Iterable<Piece> {
    for (const file of filesBelow(this.folder)) {
      yield { where: relative(this.folder, file), bytes: readFileSync(file) };
    }
  }

  withPlanted(texts: readonly string[]): Promise<Place> {
    const copy = mkdtempSync(join(this.scratchFolder, 'planted-'));
    cpSync(this.folder, copy, { recursive: true });
    const [file = join(copy, 'planted')] = filesBelow(copy);
    appendFileSync(file, `\n${texts.join('\n')}\n`);
    return Promise.resolve(new FilesPlace(this.name, copy, this.scratchFolder));
  }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => {
      const stats = statSync(path);
      if (stats.isDirectory()) return filesBelow(path);
      return stats.isFile() ? [path] : [];
    });
