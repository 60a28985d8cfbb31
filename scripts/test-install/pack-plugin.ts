import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..', '..');
const MAX_OUTPUT_BYTES = 16_000_000;

export interface PackedPlugin {
  path: string;
  bytes: number;
  files: number;
}

/** What npm would publish of the built package, as a file in `folder`. */
export const packPlugin = async (folder: string): Promise<PackedPlugin> => {
  const args = ['pack', '--json', '--ignore-scripts', '--loglevel=silent'];
  const { stdout } = await promisify(execFile)('npm', [...args, `--pack-destination=${folder}`], {
    cwd: ROOT,
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  const [packed] = JSON.parse(stdout) as { filename: string; size: number; entryCount: number }[];
  if (!packed) throw new Error('npm packed nothing.');
  return {
    path: join(folder, packed.filename),
    bytes: packed.size,
    files: packed.entryCount,
  };
};
