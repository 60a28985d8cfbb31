import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import { screenshot } from './browser';

const SLOW_MS = 30_000;
const SETTINGS = '/admin/settings/social-distribution';
const CONNECTIONS = '/admin/plugins/social-distribution/connections';

/** Facebook gives several Pages; a person ticks one and connects it. */
export const chooseAPage = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(demo.url + CONNECTIONS);
  await page.getByRole('button', { name: 'Connect Facebook', exact: true }).click();
  await page.getByRole('button', { name: 'Continue' }).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'facebook-consent');
  await page.getByRole('button', { name: 'Continue' }).click();
  const pages = page.getByRole('checkbox', { name: /Harbour/ });
  await pages.first().waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'choose-accounts');
  await page.setViewportSize({ width: 400, height: 860 });
  await screenshot(page, 'choose-accounts-narrow');
  await page.setViewportSize({ width: 1440, height: 1000 });
  assert.equal(await pages.count(), 3);
  await page.getByRole('button', { name: /^Connect \d/ }).click();
  await page.getByText(/connected on Facebook/).waitFor({ timeout: SLOW_MS });
  await page
    .getByRole('button', { name: /^Actions for .+ on Facebook$/ })
    .first()
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'connections-with-pages');
};

/** The app of a platform is looked at, and its set-up checked. */
export const checkSetUp = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(`${demo.url}${SETTINGS}/platforms`);
  const check = page.getByRole('button', { name: /Check my set-up/ }).first();
  await check.waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-platforms');
  await check.click();
  await page
    .getByText(/Everything we can check from here is fine|Look at this|Cannot be seen/)
    .first()
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-platforms-checked');
};

/** A second site is made. */
export const makeASite = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(`${demo.url}${SETTINGS}/sites`);
  await page.getByText('Harbour Light Weekly').first().waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-sites');
  await page.getByRole('button', { name: 'Add a site', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Saltmarsh Press');
  await screenshot(page, 'settings-site-dialog');
  await dialog.getByRole('button', { name: /^(Add|Save|Create)/ }).click();
  await page.getByText('Saltmarsh Press').first().waitFor({ timeout: SLOW_MS });
};

/** Who did all of this stands in the audit log. */
export const readAuditLog = async (
  page: Page,
  demo: Demo,
  picture = 'audit-log'
): Promise<void> => {
  await page.goto(`${demo.url}/admin/plugins/social-distribution/audit?pageSize=100`);
  await page
    .getByText(/Saltmarsh Press/)
    .first()
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, picture);
};

/** The pages of the accounts as a phone or the dark theme shows them. */
export const lookAtAccountsPages = async (
  page: Page,
  demo: Demo,
  look: 'narrow' | 'dark'
): Promise<void> => {
  await page.goto(`${demo.url}${SETTINGS}/platforms`);
  await page
    .getByRole('button', { name: /Check my set-up/ })
    .first()
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, `settings-platforms-${look}`);
  await page.goto(`${demo.url}${SETTINGS}/sites`);
  await page.getByText('Saltmarsh Press').first().waitFor({ timeout: SLOW_MS });
  await screenshot(page, `settings-sites-${look}`);
  await readAuditLog(page, demo, `audit-log-${look}`);
};
