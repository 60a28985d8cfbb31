import { dirname, join } from 'node:path';

export const ROOT = dirname(dirname(import.meta.dirname));
export const PLAYGROUND = join(ROOT, 'playground');
export const BIN = join(ROOT, 'node_modules', '.bin');
