import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Finds the folder of the named package by walking up from a folder.
 *
 * Config files run as `config/*.ts` and as `dist/config/*.js`, and tests start the app from another
 * working directory, so neither a fixed number of `..` nor `process.cwd()` is right for all of them.
 */
export function findPackageRoot(from: string, packageName: string): string {
  let folder = path.resolve(from);
  while (readPackageName(folder) !== packageName) {
    const parent = path.dirname(folder);
    if (parent === folder) {
      throw new Error(`No package named ${packageName} was found above ${from}.`);
    }
    folder = parent;
  }
  return folder;
}

function readPackageName(folder: string): unknown {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'name' in parsed
    ? parsed.name
    : undefined;
}
