/** How long things are kept, and what goes when that is changed. */
import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import { screenshot } from './browser';

const RETENTION = '/admin/settings/social-distribution/retention';
const NAME = 'Log of webhooks';
const SLOW_MS = 30_000;

/** Keeps the log of webhooks for another time; everything in it is younger than that. */
export const changeRetention = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(demo.url + RETENTION);
  const change = page.getByRole('button', { name: `Change how long this is kept: ${NAME}` });
  await change.waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'retention');
  await change.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Days/).fill('21');
  await page.keyboard.press('Tab');
  await dialog.getByText(/^Nothing is older than that/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'retention-form');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(`Saved: ${NAME}.`).waitFor({ timeout: SLOW_MS });
  const row = page.getByRole('row').filter({ hasText: NAME });
  await row.getByText('21 days', { exact: true }).waitFor({ timeout: SLOW_MS });
};
