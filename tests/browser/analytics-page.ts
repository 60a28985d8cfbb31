/** What went out, and what it brought. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import { screenshot } from './browser';

const ANALYTICS = '/admin/plugins/social-distribution/analytics';
const SLOW_MS = 30_000;

/** Expects that posts of an entry are out, and that a worker has added them up, or does so soon. */
export const seeAnalytics = async (page: Page, demo: Demo, title: string): Promise<void> => {
  const table = page.getByRole('grid', { name: 'Side by side' });
  for (const until = Date.now() + SLOW_MS; !(await table.isVisible());) {
    assert.ok(Date.now() < until, 'the posts are added up');
    await page.goto(demo.url + ANALYTICS);
    await page.getByRole('heading', { name: 'Analytics', level: 1 }).waitFor({ timeout: SLOW_MS });
    await table.waitFor({ timeout: 3_000 }).catch(() => undefined);
  }
  await screenshot(page, 'analytics');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  assert.match(readFileSync(await file.path(), 'utf8'), new RegExp(title));
  await page.getByRole('button', { name: 'LinkedIn: show only these posts' }).click();
  await page.waitForURL(/platform=linkedin/);
  await page.getByRole('combobox', { name: 'Compare by' }).click();
  await page.getByRole('option', { name: 'Entry', exact: true }).click();
  await page.waitForURL(/by=entry/);
  await table.scrollIntoViewIfNeeded();
  await screenshot(page, 'analytics-entries');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor({ timeout: SLOW_MS });
  await page.getByText('Version of the entry').first().waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'analytics-ledger');
};

/** How it looks now, at the present size and in the present theme. */
export const lookAtAnalytics = async (page: Page, demo: Demo, name: string): Promise<void> => {
  await page.goto(demo.url + ANALYTICS);
  await page.getByRole('grid', { name: 'Side by side' }).waitFor({ timeout: SLOW_MS });
  await screenshot(page, `analytics-${name}`);
};
