/** The guided way to a new account, and the way out of one. */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { connectedTargets } from '../../scripts/demo/connected-targets';
import type { Demo } from '../../scripts/demo/open-demo';
import type { AdminClient } from '../../scripts/person/admin-client';
import { screenshot } from './browser';

export const CONNECTIONS = '/admin/plugins/social-distribution/connections';
const BASE = '/api/admin/distribution';
const ARTICLE = 'api::article.article';
const SLOW_MS = 30_000;
const DAY_MS = 24 * 60 * 60_000;

const openConnections = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(demo.url + CONNECTIONS);
  await page.getByRole('heading', { name: 'Connections', level: 1 }).waitFor({ timeout: SLOW_MS });
};

/** Platform, what is needed, consent at the platform, and back with a message. */
export const connectByWizard = async (page: Page, demo: Demo): Promise<void> => {
  await openConnections(page, demo);
  await page.getByRole('button', { name: 'Connect an account' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Choose a platform.').waitFor({ timeout: SLOW_MS });
  assert.ok(await dialog.getByRole('button', { name: 'Next' }).isDisabled());
  await dialog.getByRole('radio', { name: /LinkedIn.*Your own profile/s }).click();
  await screenshot(page, 'wizard-platform');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('listitem').filter({ hasText: 'What you need' }).waitFor();
  await screenshot(page, 'wizard-needs');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await screenshot(page, 'wizard-sign-in');
  await dialog.getByRole('button', { name: 'Continue to LinkedIn' }).click();
  await page.getByRole('button', { name: 'Allow' }).click({ timeout: SLOW_MS });
  await page.getByText(/is connected on LinkedIn/).waitFor({ timeout: SLOW_MS });
};

/** Plans a post for an account: disconnecting it says which post that would cancel. */
export const lookBeforeDisconnecting = async (
  page: Page,
  demo: Demo,
  { client, documentId }: { client: AdminClient; documentId: string }
): Promise<void> => {
  const targets = await connectedTargets(client);
  const target = targets.find(({ platform }) => platform === 'mastodon');
  assert.ok(target, 'Mastodon is connected');
  const tomorrow = new Date(Date.now() + DAY_MS).toISOString().slice(0, '2026-11-24'.length);
  await client.request('POST', `${BASE}/schedules`, {
    ...{ contentType: ARTICLE, documentId, locale: 'en', targetIds: [target.id] },
    when: { kind: 'at', wallTime: `${tomorrow}T12:00` },
  });
  await openConnections(page, demo);
  await page.getByRole('button', { name: /^Actions for .+ on Mastodon$/ }).click();
  await page.getByRole('menuitem', { name: 'Disconnect', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(/1 post that waits for .+ will be cancelled/).waitFor({
    timeout: SLOW_MS,
  });
  await screenshot(page, 'disconnect');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};

/** The accounts on a phone, and from right to left. Leaves the admin in English on a wide screen. */
export const lookAtAccounts = async (page: Page, demo: Demo): Promise<void> => {
  await page.setViewportSize({ width: 400, height: 860 });
  await openConnections(page, demo);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await screenshot(page, 'accounts-narrow');
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.evaluate(() => localStorage.setItem('strapi-admin-language', 'ar'));
  await page.goto(demo.url + CONNECTIONS);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: SLOW_MS });
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await screenshot(page, 'accounts-arabic');
  await page.evaluate(() => localStorage.setItem('strapi-admin-language', 'en'));
};
