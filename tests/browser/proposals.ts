/** "Adapt with AI" in the composer, against the sandbox's vendors. */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { screenshot } from './browser';
import { closeComposer, openComposer, openTab } from './composer';

const SLOW_MS = 30_000;

const adaptButton = (page: Page) => page.getByRole('button', { name: 'Adapt with AI' });

const verdict = (page: Page) =>
  page.waitForResponse(
    (response) => response.url().endsWith('/verdicts') && response.request().method() === 'POST'
  );

/** Dialogs fade in; a picture taken at once shows a ghost. */
const dialogScreenshot = async (page: Page, name: string): Promise<void> => {
  await page.waitForTimeout(400);
  await screenshot(page, name);
};

/** The price is told before anything is asked. */
const seeThePrice = async (page: Page): Promise<void> => {
  await page.getByText(/^≈ \$0\.\d+ with /).waitFor({ timeout: SLOW_MS });
  await adaptButton(page).scrollIntoViewIfNeeded();
  await screenshot(page, 'composer-ai');
};

/**
 * On a published entry whose site uses AI: takes one proposal, discards another, and goes on editing
 * a third in its field.
 */
export const adaptWithAi = async (page: Page): Promise<void> => {
  const edited = await openTab(await openComposer(page), 'Bluesky');
  await seeThePrice(page);
  const before = await edited.inputValue();
  await adaptButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Adapt with AI' });
  await dialog.getByRole('heading', { name: /^\d+ proposals$/ }).waitFor({ timeout: SLOW_MS });
  await dialog.getByText(/^Cost \$0\.\d+ with /).waitFor();
  await dialogScreenshot(page, 'ai-proposals');
  const accepted = verdict(page);
  await dialog.getByRole('button', { name: /^Accept for X/ }).click();
  assert.equal((await accepted).status(), 200);
  await dialog.getByText('Accepted', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: /^Discard for LinkedIn/ }).click();
  await dialog.getByText('Discarded', { exact: true }).waitFor();
  await dialogScreenshot(page, 'ai-decided');
  await dialog.getByRole('button', { name: /^Edit for Bluesky/ }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.notEqual(await edited.inputValue(), before);
  assert.ok(await edited.evaluate((field) => field === document.activeElement));
  await page.getByRole('button', { name: 'Show proposals' }).waitFor();
  await screenshot(page, 'composer-ai-accepted');
  await closeComposer(page);
};
