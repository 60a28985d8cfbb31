/** `npm run test:browser`: builds what is missing, then does the main job in a real Chromium. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { ensurePanelBuilt, ensurePlaygroundCompiled, ensurePluginBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';

try {
  await ensureInstalled();
  await ensurePluginBuilt();
  await ensurePlaygroundCompiled();
  await ensurePanelBuilt();
  const smoke = join(ROOT, 'tests', 'browser', 'smoke.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', smoke], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  console.error(`browser: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
