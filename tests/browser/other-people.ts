/** People who may do less: what they see of ours, and what refuses them. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import type { AdminClient } from '../../scripts/person/admin-client';
import { screenshot } from './browser';

const ARTICLE = 'api::article.article';
const OURS = 'plugin::social-distribution';
const PAGES = '/admin/plugins/social-distribution';
const PASSWORD = 'Harbour-123456';
const SLOW_MS = 30_000;

interface Right {
  action: string;
  subject: string | null;
  properties: object;
  conditions: string[];
}

const READ_ARTICLES: Right = {
  action: 'plugin::content-manager.explorer.read',
  subject: ARTICLE,
  properties: { fields: ['title', 'slug', 'excerpt'], locales: ['en'] },
  conditions: [],
};

const right = (action: string): Right => ({
  action: `${OURS}.${action}`,
  ...{ subject: null, properties: {}, conditions: [] },
});

/** A person whose role has exactly these rights; answers their e-mail address. */
const aPersonWith = async (client: AdminClient, rights: readonly Right[]): Promise<string> => {
  const name = `Deckhand ${randomUUID().slice(0, 8)}`;
  const role = await client.request<{ data: { id: number } }>('POST', '/admin/roles', {
    ...{ name, description: 'May do little' },
  });
  await client.request('PUT', `/admin/roles/${role.data.id}/permissions`, { permissions: rights });
  const email = `${randomUUID()}@harbour.example`;
  const user = await client.request<{ data: { id: number } }>('POST', '/admin/users', {
    ...{ firstname: name, email, roles: [role.data.id] },
  });
  const active = { password: PASSWORD, isActive: true };
  await client.request('PUT', `/admin/users/${user.data.id}`, active);
  return email;
};

const logIn = async (page: Page, demo: Demo, email: string): Promise<void> => {
  await page.goto(`${demo.url}/admin`);
  await page.getByRole('textbox', { name: /email/i }).fill(email);
  await page.getByLabel(/^Password/).fill(PASSWORD);
  await page.getByRole('button', { name: 'Login' }).click();
  const content = page.getByRole('link', { name: 'Content Manager' }).first();
  await content.waitFor({ timeout: SLOW_MS });
};

interface Walk {
  browser: Browser;
  demo: Demo;
  client: AdminClient;
  /** Of a published article. */
  documentId: string;
}

const asPerson = async (
  { browser, demo, client }: Walk,
  rights: readonly Right[],
  look: (page: Page) => Promise<void>
): Promise<void> => {
  const email = await aPersonWith(client, rights);
  // Somebody else at another computer: their session has nothing to do with ours.
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  try {
    const page = await context.newPage();
    await logIn(page, demo, email);
    await look(page);
  } finally {
    await context.close();
  }
};

const entryAddress = ({ demo, documentId }: Walk): string =>
  `${demo.url}/admin/content-manager/collection-types/${ARTICLE}/${documentId}?plugins[i18n][locale]=en`;

/** Who may only look: the panel says why nothing can be done, and operators' pages refuse. */
export const seeAsReader = (walk: Walk): Promise<void> =>
  asPerson(walk, [READ_ARTICLES, right('read')], async (page) => {
    await page.goto(entryAddress(walk));
    const panel = page.locator('[data-social-distribution]').first();
    await panel
      .getByText(/permission/)
      .first()
      .waitFor({ timeout: SLOW_MS });
    assert.equal(await panel.getByRole('button', { name: /^Distribute/ }).count(), 0);
    await panel.scrollIntoViewIfNeeded();
    await screenshot(page, 'reader-panel');
    await page.goto(`${walk.demo.url}${PAGES}/overview`);
    await page.getByRole('heading', { name: 'Overview', exact: true }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Health', exact: true }).count(), 0);
    for (const name of ['health', 'audit']) {
      await page.goto(`${walk.demo.url}${PAGES}/${name}`);
      await page.getByText(/don't have the permissions/i).waitFor({ timeout: SLOW_MS });
    }
    await screenshot(page, 'reader-refused');
  });

/** Who has nothing to do with it: no menu, no panel, and no page. */
export const seeAsStranger = (walk: Walk): Promise<void> =>
  asPerson(walk, [READ_ARTICLES], async (page) => {
    assert.equal(await page.getByRole('link', { name: 'Social', exact: true }).count(), 0);
    await page.goto(entryAddress(walk));
    await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: SLOW_MS });
    await page.waitForLoadState('networkidle').catch(() => undefined);
    assert.equal(await page.locator('[data-social-distribution]').count(), 0);
    await page.goto(`${walk.demo.url}${PAGES}/overview`);
    await page.getByText(/don't have the permissions/i).waitFor({ timeout: SLOW_MS });
    await screenshot(page, 'stranger-refused');
  });
