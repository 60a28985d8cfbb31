import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { connectAccounts } from '../../scripts/demo/connect-accounts';
import { SECRET_VARIABLES, sandboxApps, sandboxVariables } from '../../scripts/sandbox-apps';
import type { Sandbox } from '../../sandbox/src';
import { startScript } from '../process/start-child';
import type { MeasuredPlatform } from './measured-platform';

const PREFIX = 'bench';
const ANY_NUMBER = 1_000_000;

/** What the plugin itself would keep to: a thousand posts in a minute are beyond it. */
const FREE = {
  X_QUOTAS: JSON.stringify({ posts: ANY_NUMBER, 'app-posts': ANY_NUMBER }),
  LINKEDIN_QUOTAS: JSON.stringify({ calls: ANY_NUMBER, 'app-calls': ANY_NUMBER }),
  BLUESKY_QUOTAS: JSON.stringify({ posts: ANY_NUMBER, 'daily-posts': ANY_NUMBER }),
};

/**
 * The sandbox's X, LinkedIn and Bluesky, with an account on each.
 *
 * @param strapiUrl where Strapi will be reached, without trailing slash: apps are registered with it
 */
export const startSandboxPlatforms = async (strapiUrl: string): Promise<MeasuredPlatform> => {
  const secrets = new Map(
    SECRET_VARIABLES.map((name) => [name, randomBytes(24).toString('base64url')])
  );
  const secretOf = (variable: string) => secrets.get(variable) ?? '';
  const apps = sandboxApps({ strapiUrl, prefix: PREFIX, secretOf });
  const child = startScript('the sandbox', join(import.meta.dirname, 'sandbox-platforms.ts'));
  const urls = await child.call<Sandbox['urls']>('open', { apps });
  return {
    env: { ...sandboxVariables(urls, { prefix: PREFIX, secretOf }), ...FREE },
    connectAccounts: (person) => connectAccounts(person, { urls }),
    count: () => child.call('count'),
    arrivalsFrom: (from) => child.call('arrivals', { from }),
    stop: () => child.stop(),
  };
};
