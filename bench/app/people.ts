import { AdminClient, type Person } from '../../scripts/person/admin-client';
import { JsonClient } from '../http/json-client';
import type { MeasuredPlatform } from '../platform/measured-platform';
import type { MeasuredApp } from './start-app';

const EDITOR: Person = {
  firstname: 'Bench',
  lastname: 'Editor',
  email: 'editor@harbour.example',
  password: 'Bench-0nly-for-measuring',
};

/** The first admin, with the platform's accounts connected. */
export const settleIn = async (app: MeasuredApp, platform: MeasuredPlatform): Promise<void> => {
  const person = new AdminClient(app.url);
  await person.enter(EDITOR);
  await platform.connectAccounts(person);
};

/** Signed in to the admin panel. */
export const logIn = async (app: MeasuredApp): Promise<string> => {
  const client = new JsonClient(app.url, { maxSockets: 1 });
  const { email, password } = EDITOR;
  const { data } = await client.post<{ data: { accessToken?: string; token?: string } }>(
    '/admin/login',
    { email, password }
  );
  client.close();
  return data.accessToken ?? data.token ?? '';
};

/** A token for the content API, as another system would use. */
export const makeApiToken = async (app: MeasuredApp, adminToken: string): Promise<string> => {
  const client = new JsonClient(app.url, { maxSockets: 1, token: adminToken });
  const token = {
    name: `bench ${Date.now()}`,
    description: '',
    type: 'full-access',
    lifespan: null,
  };
  const { data } = await client.post<{ data: { accessKey: string } }>('/admin/api-tokens', token);
  client.close();
  return data.accessKey;
};
