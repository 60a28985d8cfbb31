import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/types';

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

/** Someone with a role of their own. */
export interface Member {
  userId: number;
  roleId: number;
  /** Bearer token of a session. */
  token: string;
}

/** A right in the words of Strapi's permissions. */
export interface Right {
  action: string;
  /** Content-type of a Content Manager action. */
  subject?: string;
  conditions?: string[];
  /** Of a content-type with languages. @default en */
  locales?: string[];
}

interface Admins {
  create(data: object): Promise<{ id: number }>;
}

interface Roles {
  create(data: object): Promise<{ id: number }>;
  assignPermissions(roleId: number, permissions: object[]): Promise<unknown>;
}

const rolesOf = (strapi: Core.Strapi) => strapi.service('admin::role') as unknown as Roles;

/** Makes a person whose role holds exactly these rights, and logs them in. */
export const aMember = async (app: TestApp, rights: readonly Right[]): Promise<Member> => {
  const name = `Editor ${randomUUID().slice(0, 8)}`;
  const role = await rolesOf(app.strapi).create({ name, description: '' });
  await giveRights(app, role.id, rights);
  const admins = app.strapi.service('admin::user') as unknown as Admins;
  const user = await admins.create({
    firstname: name,
    email: `${randomUUID()}@harbour.example`,
    password: ADMIN.password,
    isActive: true,
    roles: [role.id],
  });
  return { userId: user.id, roleId: role.id, token: await tokenOf(app, user.id) };
};

/** Replaces the rights of a role. */
export const giveRights = async (
  app: TestApp,
  roleId: number,
  rights: readonly Right[]
): Promise<void> => {
  const permissions = rights.map(
    ({ action, subject = null, conditions = [], locales = ['en'] }) => ({
      action,
      subject,
      properties: subject ? { fields: ['title', 'slug', 'excerpt'], locales } : {},
      conditions,
    })
  );
  await rolesOf(app.strapi).assignPermissions(roleId, permissions);
};

/** A session of a user, as a login would open it. */
const tokenOf = async (app: TestApp, userId: number): Promise<string> => {
  const sessions = app.strapi.sessionManager('admin');
  const refresh = await sessions.generateRefreshToken(String(userId), randomUUID(), {
    type: 'session',
  });
  const access = await sessions.generateAccessToken(refresh.token);
  if (!('token' in access)) throw new Error('No session could be opened.');
  return access.token;
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
