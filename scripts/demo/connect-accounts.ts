import type { Sandbox } from '../../sandbox/src';
import type { AdminClient } from '../person/admin-client';

const APP_PASSWORD = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/;

/** Connects an account on each platform the way a person does; connecting again renews it. */
export const connectAccounts = async (
  client: AdminClient,
  sandbox: Pick<Sandbox, 'urls'>
): Promise<void> => {
  for (const platform of ['x', 'linkedin']) {
    const page = await client.connectByOAuth(platform);
    const handle = page.searchParams.get('connected');
    if (!handle) throw new Error(`${platform} was not connected: ${page.search}`);
    console.log(`· Connected ${handle} on ${platform}`);
  }
  // The sandbox shows ready app passwords on its settings page, as a person would make them.
  const page = await (await fetch(`${sandbox.urls.bluesky}/settings/app-passwords`)).text();
  const password = APP_PASSWORD.exec(page)?.[0];
  if (!password) throw new Error('The Bluesky sandbox shows no app password.');
  const identifier = 'harbourlight.test';
  await client.connectByPassword('bluesky', { identifier, password });
  console.log(`· Connected ${identifier} on bluesky`);
};
