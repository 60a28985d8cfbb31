/** The overview, the budgets and what stands of them on Strapi's homepage. */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import { screenshot } from './browser';

export const OVERVIEW = '/admin/plugins/social-distribution/overview';
export const BUDGETS = '/admin/plugins/social-distribution/budgets';
const SLOW_MS = 30_000;

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

/** Expects that something was published: a number leads to the posts that it counts. */
export const readOverview = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(demo.url + OVERVIEW);
  await heading(page, 'Next 7 days').waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'overview');
  const table = page.getByRole('table', { name: 'Posts per day, last 30 days' });
  assert.equal(await table.getByRole('row').count(), 31);
  const numbers = page.getByRole('list', { name: 'The last 30 days' });
  const link = numbers.getByRole('link', { name: /Posts out/ });
  // Its name follows for those who hear it.
  const [figure = ''] = /^[\d,]+/.exec(await link.innerText()) ?? [];
  const count = Number(figure.replaceAll(',', ''));
  assert.ok(count > 0, 'something was published');
  await link.click();
  await page
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${count} posts?`) })
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'overview-posts');
};

/** Expects an AI provider with some calls. The filters of the log stand in the address. */
export const readBudgets = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(demo.url + BUDGETS);
  await heading(page, 'AI calls').waitFor({ timeout: SLOW_MS });
  await page.getByRole('grid', { name: 'Prices' }).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'budgets');
  await page.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Cut off' }).click();
  await page.waitForURL(/outcome=truncated/);
  await page.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'All outcomes' }).click();
  await page.waitForURL((url) => !url.search.includes('outcome'));
};

/** What of ours stands on Strapi's homepage. */
export const seeHomepage = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(`${demo.url}/admin`);
  for (const title of ['needs your attention', 'what went out', 'this month’s budget']) {
    await page.getByText(`Social: ${title}`).first().waitFor({ timeout: SLOW_MS });
  }
  const widget = page.getByRole('list', { name: 'Social: what went out' });
  await widget.getByRole('listitem').first().waitFor({ timeout: SLOW_MS });
  await widget.scrollIntoViewIfNeeded();
  await screenshot(page, 'homepage-widgets');
};

/** How they look now, at the present size and in the present theme. */
export const lookAtOverviewPages = async (page: Page, demo: Demo, name: string): Promise<void> => {
  for (const [path, title] of [
    [OVERVIEW, 'Overview'],
    [BUDGETS, 'Budgets and AI'],
  ] as const) {
    await page.goto(demo.url + path);
    await heading(page, title).waitFor({ timeout: SLOW_MS });
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await screenshot(page, `${path.split('/').pop()}-${name}`);
  }
};
