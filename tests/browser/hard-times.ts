/** A slow or broken network, and access that a platform took away. */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import type { AdminClient } from '../../scripts/person/admin-client';
import { screenshot } from './browser';
import { OVERVIEW } from './overview-pages';

const OURS = '**/api/admin/distribution/**';
const CONNECTIONS = '/admin/plugins/social-distribution/connections';
const ARTICLES = '/admin/content-manager/collection-types/api::article.article';
const BASE = '/api/admin/distribution';
const DELAY_MS = 2_000;
const SLOW_MS = 30_000;

const waiting = (page: Page) => page.getByText('Loading…').first();
const content = (page: Page) => page.getByRole('heading', { name: 'Next 7 days' });

/** On a slow network the page says that it loads; a failure can be tried again. */
export const endureTheNetwork = async (page: Page, demo: Demo): Promise<void> => {
  await page.route(OURS, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
    await route.continue();
  });
  await page.goto(demo.url + OVERVIEW);
  await waiting(page).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'slow-network');
  await content(page).waitFor({ timeout: SLOW_MS });
  assert.equal(await waiting(page).isVisible(), false);
  await page.unroute(OURS);

  await page.route('**/api/admin/distribution/overview*', (route) => route.abort());
  await page.goto(demo.url + OVERVIEW);
  const problem = page.getByRole('alert').filter({ hasText: 'Strapi did not answer' });
  await problem.waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'no-network');
  await page.unroute('**/api/admin/distribution/overview*');
  await problem.getByRole('button', { name: 'Try again' }).click();
  await content(page).waitFor({ timeout: SLOW_MS });
};

/**
 * X takes its access back: the overview, the Connections page and the side panel say that the account
 * has to be connected again. Expects X to be connected by OAuth, and connects it again at the end.
 */
export const reconnectAfterExpiry = async (
  page: Page,
  demo: Demo,
  client: AdminClient
): Promise<void> => {
  demo.sandbox.platforms.x.actions['revoke-tokens']?.({});
  const account = (await client.connections()).find(({ platform }) => platform === 'x');
  assert.ok(account, 'X is connected');
  await client.request('POST', `${BASE}/connections/${account.id}/check`);
  await page.goto(demo.url + OVERVIEW);
  const list = page.getByRole('list', { name: 'Needs your attention' });
  await list.getByText(/on X has to be connected again/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'overview-reconnect');
  const slug = `reconnect-${Date.now()}`;
  const documentId = await client.createArticle({ title: 'The mooring is loose', slug });
  await page.goto(`${demo.url}${ARTICLES}/${documentId}?plugins[i18n][locale]=en`);
  const panel = page.locator('[data-social-distribution]').first();
  // The account itself says so, to those who point at it and to those who hear it.
  const reason = panel.getByText(/must be reconnected on X; the post would wait for it/);
  await reason.first().waitFor({ state: 'attached', timeout: SLOW_MS });
  await screenshot(page, 'panel-reconnect');
  await page.goto(demo.url + CONNECTIONS);
  const cure = page.getByRole('button', { name: /^Reconnect .+ on X$/ }).first();
  await cure.waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'connections-reconnect');
  await cure.click();
  await page.getByRole('button', { name: 'Authorize app' }).click({ timeout: SLOW_MS });
  await page.getByText(/is connected on X/).waitFor({ timeout: SLOW_MS });
};
