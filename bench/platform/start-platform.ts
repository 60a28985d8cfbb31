import { join } from 'node:path';

import type { AdminClient } from '../../scripts/person/admin-client';
import { startScript } from '../process/start-child';
import type { MeasuredPlatform } from './measured-platform';

const ACCOUNTS = 6;

/** The platform that answers at once, with six accounts. */
export const startPlatform = async (): Promise<MeasuredPlatform> => {
  const child = startScript('the platform', join(import.meta.dirname, 'instant-platform.ts'));
  const url = await child.call<string>('listen');
  return {
    env: environmentOf(url),
    connectAccounts,
    count: () => child.call('count'),
    arrivalsFrom: (from) => child.call('arrivals', { from }),
    stop: () => child.stop(),
  };
};

const environmentOf = (url: string): Record<string, string> => ({
  // Far more than X allows: what keeping within limits costs is part of the measured work.
  X_QUOTAS: JSON.stringify({ posts: 1_000_000, 'app-posts': 1_000_000 }),
  X_CLIENT_ID: 'bench',
  X_WEB_URL: url,
  X_API_URL: url,
});

const connectAccounts = async (person: AdminClient): Promise<void> => {
  for (let account = 0; account < ACCOUNTS; account += 1) {
    const page = await person.connectByOAuth('x');
    if (!page.searchParams.get('connected')) throw new Error(`Not connected: ${page.search}`);
  }
};
