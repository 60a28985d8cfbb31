/** The Activity page as an editor uses it: what failed, why, and what can be done about it. */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import { screenshot } from './browser';

export const ACTIVITY = '/admin/plugins/social-distribution/activity';

const SLOW_MS = 30_000;

/** Panels slide in; a picture taken at once shows half of one. */
const settle = (page: Page) => page.waitForTimeout(400);

const open = async (page: Page, demo: Demo, query = ''): Promise<void> => {
  await page.goto(demo.url + ACTIVITY + query);
  await page.getByRole('heading', { name: 'Activity' }).waitFor({ timeout: SLOW_MS });
};

/** Before anything was shared: three steps, of which the first undone one has the main button. */
export const seeFirstSteps = async (page: Page, demo: Demo): Promise<void> => {
  await open(page, demo);
  await page.getByText('Nothing was shared yet').waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'activity-first-use');
};

/** Expects at least one failed post. The filter stands in the address and survives a reload. */
export const filterFailed = async (page: Page, demo: Demo): Promise<void> => {
  await open(page, demo);
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Not published', exact: true }).click();
  await page.waitForURL(/state=failed/);
  await page.reload();
  await page.getByText(/^\d+ posts?$/).waitFor({ timeout: SLOW_MS });
  assert.equal(await page.getByText('Published', { exact: true }).count(), 0);
  await screenshot(page, 'activity-failed');
};

/** From the filtered list: the story of the post, by its own address; Escape leads back. */
export const readStory = async (page: Page): Promise<void> => {
  const rows = page.getByRole('grid', { name: 'Activity' });
  const link = rows.getByRole('link').first();
  const title = (await link.textContent()) ?? '';
  await link.click();
  await page.waitForURL(/delivery=\d+/);
  const story = page.getByRole('dialog', { name: title });
  await story.getByRole('heading', { name: 'What happened' }).waitFor({ timeout: SLOW_MS });
  await story.getByText('It was not published.').waitFor();
  await settle(page);
  await screenshot(page, 'activity-story');
  await page.keyboard.press('Escape');
  await story.waitFor({ state: 'detached' });
  assert.doesNotMatch(page.url(), /delivery=/);
};

/** From the filtered list: everything on the page at once. */
export const retryAll = async (page: Page): Promise<void> => {
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await page.getByText(/^\d+ posts? selected$/).waitFor();
  await screenshot(page, 'activity-selected');
  await page.getByRole('button', { name: /^Retry \d+$/ }).click();
  await page.getByText(/posts? goes? out again/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'activity-retried');
};

/** Expects at least one decision of a rule. */
export const seeDecisions = async (page: Page, demo: Demo): Promise<void> => {
  await open(page, demo, '/decisions');
  const list = page.getByRole('list', { name: 'Why was this (not) shared?' });
  await list.getByRole('listitem').first().waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'activity-decisions');
};

/** On the Health page, while the queue runs: the board opens in its frame, with no login of its own. */
export const lookIntoQueue = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(`${demo.url}/admin/plugins/social-distribution/health`);
  await page.getByRole('button', { name: 'Look into the queue' }).click({ timeout: SLOW_MS });
  const frame = page.frameLocator('iframe[title="What is in the queue"]');
  await frame.getByText('deliveries').first().waitFor({ timeout: SLOW_MS });
  await frame.getByText('maintenance').first().waitFor({ timeout: SLOW_MS });
  await settle(page);
  await screenshot(page, 'health-board');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.locator('iframe').waitFor({ state: 'detached' });
};

/** How it looks now, at the present size and in the present theme. */
export const lookAtActivity = async (page: Page, demo: Demo, name: string): Promise<void> => {
  await open(page, demo);
  await page.waitForTimeout(1000);
  await screenshot(page, name);
};
