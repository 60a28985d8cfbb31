/** Notes that dist/ is fresh, so that demo and tests do not build it again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './paths.mjs';

writeFileSync(join(ROOT, 'dist', '.built'), '');
