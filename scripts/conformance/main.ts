/**
 * Asks the same promises of every adapter on its sandbox and prints which are kept. Ends with 1
 * when one is not. `--platform x,threads` asks only these.
 */
import { parseArgs } from 'node:util';

import {
  conformanceSummary,
  conformanceTable,
  runConformance,
  type SubjectResults,
} from '../../conformance/src';
import { startMediaServer } from '../../conformance/src/media-server';
import { startSandbox } from '../../sandbox/src';
import { BUILT_IN_PLATFORMS } from '../../server/src/platforms/registry';
import { APPS, sandboxSubject } from './sandbox-subject';

const { values } = parseArgs({ options: { platform: { type: 'string' } } });
const wanted = values.platform?.split(',');

const main = async (): Promise<number> => {
  const all: SubjectResults[] = [];
  const media = await startMediaServer();
  const sandbox = await startSandbox({ seed: 5, apps: APPS });
  try {
    for (const module of BUILT_IN_PLATFORMS) {
      const platform = module.descriptor.id;
      if (wanted && !wanted.includes(platform)) continue;
      const results = await runConformance(sandboxSubject({ module, sandbox, media }));
      all.push({ platform, results });
      console.error(`${platform} done`);
    }
  } finally {
    await sandbox.close();
    await media.close();
  }
  console.log(conformanceTable(all));
  console.log(conformanceSummary(all));
  return all.some(({ results }) => results.some(({ outcome }) => outcome === 'failed')) ? 1 : 0;
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  }
);
