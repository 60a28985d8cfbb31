import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { screenshot } from './browser';

const SLOW_MS = 30_000;

const compose = (page: Page) => page.getByRole('button', { name: 'Preview and customise' });

const account = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: /^\d+ of \d+ accounts?$/ }).getByRole('button', { name });

const choose = async (page: Page, choice: string | RegExp): Promise<void> => {
  await page.getByRole('combobox', { name: /^When/ }).click();
  await page.getByRole('option', { name: choice }).click();
};

/** Only these accounts take part. */
export const takeOnly = async (page: Page, wanted: RegExp): Promise<void> => {
  await compose(page).waitFor({ timeout: SLOW_MS });
  const toggles = account(page, /./);
  for (let place = 0; place < (await toggles.count()); place += 1) {
    const toggle = toggles.nth(place);
    const isWanted = wanted.test((await toggle.getAttribute('aria-label')) ?? '');
    const isOn = (await toggle.getAttribute('aria-pressed')) === 'true';
    if (isWanted !== isOn) await toggle.click();
  }
};

/** A draft in the edit view: plans it for its publication, and takes that back. */
export const planOnPublish = async (page: Page): Promise<void> => {
  await takeOnly(page, /^(X|Bluesky) /);
  await page
    .getByRole('button', { name: /^Distribute .*on publish|^Distribute on publish/ })
    .click();
  const planned = page.getByRole('list', { name: 'Planned' });
  await planned.getByText('On the next publish').waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'panel-planned');
  await planned.getByRole('button', { name: /^Cancel: On the next publish/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the plan' }).click();
  await planned.waitFor({ state: 'detached', timeout: SLOW_MS });
};

/** A published entry in the edit view: times that do not exist are answered in words. */
export const chooseATime = async (page: Page): Promise<void> => {
  await compose(page).waitFor({ timeout: SLOW_MS });
  await choose(page, 'At a time…');
  await page.getByLabel('Day', { exact: true }).fill('2027-03-28');
  await page.getByLabel('Time', { exact: true }).fill('01:30');
  await page.getByText(/does not exist that day in Europe\/Lisbon/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'panel-gap');
  await page.getByRole('button', { name: /^Take 02:00/ }).click();
  await page.getByText(/Mar 28, 2027, 02:00 AM Europe\/Lisbon/).waitFor({ timeout: SLOW_MS });
  await choose(page, 'Now');
};

/** The header's button opens the composer; closing leads back. */
export const openFromHeader = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Distribute this entry' }).click();
  await page.getByRole('dialog').waitFor({ timeout: SLOW_MS });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached', timeout: SLOW_MS });
};

/** The list of articles, on a page with at least two published ones: sends them together. */
export const distributeMany = async (page: Page): Promise<void> => {
  const published = page.getByRole('row').filter({ hasText: 'Published' });
  await published.nth(1).waitFor({ timeout: SLOW_MS });
  for (const place of [0, 1]) await published.nth(place).getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Distribute', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Distribute 2 entries' });
  // The seed's may have gone out before.
  await dialog.getByRole('checkbox', { name: /^Post again/ }).click({ timeout: SLOW_MS });
  await dialog.getByRole('button', { name: 'Check the entries' }).click();
  await screenshot(page, 'list-many');
  await dialog.getByRole('button', { name: 'Distribute 2 entries' }).click({ timeout: SLOW_MS });
  await dialog.getByText(/^2 entries are handed over/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'list-many-done');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const cell = published.first().getByText(/ live| waiting| failed/);
  await cell.waitFor({ timeout: SLOW_MS });
  assert.ok(await page.getByText('Distribution', { exact: true }).first().isVisible());
};
