import { startSandbox, type Sandbox } from '../../../sandbox/src';
import { lostAnswers } from '../../../tests/chaos/lost-answers';
import { openPortals, sandboxApps } from '../../sandbox-apps';
import type { MadeSecrets } from './made-secrets';
import { appsOf } from './strapi-environment';

/** More than any run makes. */
const ANY_NUMBER = 1_000_000;
const X_OPERATIONS = ['create-post', 'list-posts', 'find-posts', 'get-post', 'user-info'];

/** Platforms that lose answers and know no quotas. */
export const openChaosSandbox = async ({
  strapiUrl,
  made,
}: {
  strapiUrl: string;
  made: MadeSecrets;
}): Promise<Sandbox> => {
  const apps = sandboxApps({ strapiUrl, ...appsOf(made) });
  const sandbox = await startSandbox({ seed: Date.now(), listSecrets: true, apps });
  openPortals(sandbox);
  const { x, linkedin, bluesky } = sandbox.platforms;
  const rateLimits = Object.fromEntries(X_OPERATIONS.map((name) => [name, ANY_NUMBER]));
  x.actions['configure']?.({ rateLimits });
  linkedin.actions['configure']?.({ memberCallsPerDay: null, appCallsPerDay: null });
  bluesky.actions['configure']?.({ rateLimitsEnabled: false });
  for (const fault of lostAnswers()) sandbox.faults.add(fault);
  return sandbox;
};
