import { AdminClient, type Person } from '../../../scripts/person/admin-client';
import type { TestApp } from './app';

/** Sample people; the domain is reserved and the names are invented. */
export const ADMIN: Person = {
  firstname: 'Ada',
  lastname: 'Lamp',
  email: 'ada@harbour.example',
  password: 'Password-123456',
};

/** The super admin, logged in. */
export const asAdmin = async (app: TestApp): Promise<AdminClient> => {
  const client = new AdminClient(app.url);
  await client.enter(ADMIN);
  return client;
};

/** Deterministic app passwords of the Bluesky sandbox are shown on its settings page. */
export const blueskyAccount = async (app: TestApp) => {
  const page = await (await fetch(`${app.sandbox.urls.bluesky}/settings/app-passwords`)).text();
  const password = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/.exec(page)?.[0];
  if (!password) throw new Error('The settings page shows no app password.');
  return { identifier: 'harbourlight.test', password };
};

/** X, LinkedIn and Bluesky, connected as a person would. */
export const connectEverything = async (app: TestApp, client: AdminClient): Promise<void> => {
  await client.connectByOAuth('x');
  await client.connectByOAuth('linkedin');
  await client.connectByPassword('bluesky', await blueskyAccount(app));
};
