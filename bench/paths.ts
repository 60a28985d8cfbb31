import { dirname, join } from 'node:path';

export const ROOT = dirname(import.meta.dirname);
export const PLAYGROUND = join(ROOT, 'playground');
export const BENCH = import.meta.dirname;
/** Where the JSON of a run is left. */
export const ARTEFACTS = join(ROOT, 'artefacts', 'bench');
