import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Core } from '@strapi/types';

import { registerPermissions } from '../../../server/src/permissions';

/** What the plugin registers with Strapi, as an admin reads it under Settings → Roles. */
const registered = async (): Promise<string[]> => {
  const names: string[] = [];
  const actionProvider = {
    registerMany: (actions: { displayName: string }[]) => {
      names.push(...actions.map(({ displayName }) => displayName));
      return Promise.resolve();
    },
  };
  await registerPermissions({ service: () => ({ actionProvider }) } as unknown as Core.Strapi);
  return names;
};

const documented = (): string[] => {
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  const [, section = ''] = readme.split('### Permissions\n');
  const [table = ''] = section.split('\n### ');
  const rows = table.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((line) => line.split('|')[1]?.trim() ?? '');
};

it("the README's permissions are those that Strapi shows", async () => {
  const names = await registered();
  expect(names.length).toBeGreaterThan(10);
  expect(documented().sort()).toEqual(names.sort());
});
