import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { connectAccounts } from '../../scripts/demo/connect-accounts';
import { connectMoreAccounts } from '../../scripts/demo/connect-more-accounts';
import { connectedTargets, type ConnectedTarget } from '../../scripts/demo/connected-targets';
import { openDemo } from '../../scripts/demo/open-demo';
import { aPicture } from '../../scripts/demo/sample-drafts';
import { AdminClient } from '../../scripts/person/admin-client';
import { untilQueueRuns } from '../../scripts/person/until-queue-runs';
import type { Sandbox } from '../../sandbox/src';

const PORT = 1537;
const SANDBOX_PORT = 4700;

/** A real Strapi beside the sandbox, with an account on every platform. */
export interface World {
  client: AdminClient;
  sandbox: Sandbox;
  targets: readonly ConnectedTarget[];
  /** Of the accounts. */
  handles: readonly string[];
  siteId: number;
  /** A picture with an alternative text, which some platforms take no post without. */
  pictureId: number;
  close(): Promise<void>;
}

/** @param ports Strapi's and the first of the sandbox's; the next free ones are taken */
export const openWorld = async (
  ports: { port: number; sandboxPort: number } = { port: PORT, sandboxPort: SANDBOX_PORT }
): Promise<World> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'social-eval-'));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  const demo = await openDemo({ dataDir, ...ports, isVerbose: false }).catch((error: unknown) => {
    remove();
    throw error;
  });
  // Whoever is ended by hand leaves no Strapi behind: the signal goes out before the process ends.
  const leave = () => void demo.strapi.stop();
  process.once('exit', leave);
  const close = async () => {
    process.off('exit', leave);
    await demo.close();
    remove();
  };
  try {
    const client = new AdminClient(demo.url);
    await client.enter(demo.person);
    await untilQueueRuns(client);
    await connectAccounts(client, demo.sandbox);
    await connectMoreAccounts(client);
    const connections = await client.connections();
    const handles = connections.map(({ handle }) => handle);
    const targets = await connectedTargets(client);
    const siteId = await defaultSiteId(client);
    const pictureId = await aPicture(client);
    return { client, sandbox: demo.sandbox, targets, handles, siteId, pictureId, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const defaultSiteId = async (client: AdminClient): Promise<number> => {
  const path = '/api/admin/distribution/sites';
  const { data } = await client.request<{ data: { id: number; isDefault: boolean }[] }>(
    'GET',
    path
  );
  const site = data.find(({ isDefault }) => isDefault);
  if (!site) throw new Error('Strapi has no default site.');
  return site.id;
};
