/** The composer over an entry, as a person uses it: by its buttons, and by the keyboard. */
import assert from 'node:assert/strict';

import type { Locator, Page } from 'playwright-core';

import { screenshot } from './browser';

const SLOW_MS = 30_000;
const FOR_ALL = 'Text for all accounts';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: /^Distribute “/ });

const draftSaved = (page: Page) =>
  page.waitForResponse(
    (response) => response.url().includes('/drafts') && response.request().method() === 'PUT',
    { timeout: SLOW_MS }
  );

/** On an entry's page; the panel's button leads into the composer, and so does the header's. */
export const openComposer = async (
  page: Page,
  button = 'Preview and customise'
): Promise<Locator> => {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole('textbox', { name: FOR_ALL }).waitFor({ timeout: SLOW_MS });
  return dialog;
};

/** Escape asks nothing, and the focus goes back to where it came from. */
export const closeComposer = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
  assert.doesNotMatch(page.url(), /#distribute/);
};

/** The field of an account's text, at its tab. */
export const openTab = async (dialog: Locator, platform: string): Promise<Locator> => {
  await dialog.getByRole('tab', { name: new RegExp(`^${platform} `) }).click();
  return dialog.getByRole('textbox', {
    name: new RegExp(`^(Text|Part 1 of \\d+) for ${platform}`),
  });
};

/**
 * On a published entry that goes to X: what is written for one account is there again after a
 * reload, at the same tab, and can be taken back.
 */
export const keepWords = async (page: Page): Promise<void> => {
  const dialog = await openComposer(page);
  const field = await openTab(dialog, 'X');
  const saved = draftSaved(page);
  await field.fill('Four things, told by the editor');
  assert.equal((await saved).status(), 200);
  await page.reload();
  await field.waitFor({ timeout: SLOW_MS });
  assert.equal(await field.inputValue(), 'Four things, told by the editor');
  await dialog.getByText(/^Saved /).waitFor();
  const previewed = page.waitForResponse((response) => response.url().endsWith('/preview'));
  await dialog.getByRole('button', { name: /^Undo and follow the others: X/ }).click();
  await dialog.getByRole('button', { name: 'Open the text for all' }).waitFor();
  await previewed;
  await dialog.getByText('Four things, told by the editor').first().waitFor({ state: 'detached' });
  assert.notEqual(await field.inputValue(), 'Four things, told by the editor');
  await closeComposer(page);
};

/** On a published entry that goes to X: one text for all, a thread on X, and everything taken back. */
export const writeForAll = async (page: Page): Promise<void> => {
  const dialog = await openComposer(page);
  const sentence = 'The lighthouse opens its door to everybody on Sunday. ';
  const previewed = page.waitForResponse(
    (response) =>
      response.url().endsWith('/preview') && (response.request().postData() ?? '').includes('door')
  );
  await dialog.getByRole('textbox', { name: FOR_ALL }).fill(sentence.repeat(9).trim());
  assert.equal((await previewed).status(), 200);
  const field = await openTab(dialog, 'X');
  await dialog.getByText(/the text had to be shortened/).waitFor({ timeout: SLOW_MS });
  assert.ok((await field.inputValue()).startsWith(sentence.trim()));
  await screenshot(page, 'composer-linked');
  await field.fill(sentence.repeat(9).trim());
  await dialog
    .getByRole('button', { name: /^X .+: The text counts/ })
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'composer-too-long');
  await dialog.getByRole('button', { name: /^Split part 1/ }).click();
  const second = dialog.getByRole('textbox', { name: /^Part 2 of 2 for X/ });
  await second.waitFor();
  assert.ok(await second.evaluate((one) => one === document.activeElement));
  await dialog
    .getByRole('button', { name: /^X .+: The text counts/ })
    .waitFor({ state: 'detached' });
  await screenshot(page, 'composer-thread');
  await dialog.getByRole('button', { name: /^Undo and follow the others: X/ }).click();
  await dialog.getByRole('button', { name: 'Open the text for all' }).click();
  await dialog.getByRole('button', { name: 'Use the words of the entry again' }).click();
  await closeComposer(page);
};

/** On small screens words and preview are two views, and Strapi folds its panels away. */
export const lookAtComposer = async (page: Page, look: string): Promise<void> => {
  const dialog = await openComposer(page, 'Distribute this entry');
  await page.waitForTimeout(1000);
  await screenshot(page, `composer-${look}`);
  const preview = dialog.getByRole('button', { name: 'Preview', exact: true });
  if (await preview.isVisible()) {
    await preview.click();
    await screenshot(page, `composer-preview-${look}`);
  }
  await closeComposer(page);
};
