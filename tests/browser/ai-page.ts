import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import { screenshot } from './browser';

const SLOW_MS = 30_000;
const SETTINGS = '/admin/settings/social-distribution';

const openAi = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(`${demo.url}${SETTINGS}/ai`);
  await page.getByRole('button', { name: 'Test Google Gemini' }).waitFor({ timeout: SLOW_MS });
};

/** Enters a wrong key and a right one, tests both, and moves a provider up. */
export const setUpAi = async (page: Page, demo: Demo): Promise<void> => {
  await openAi(page, demo);
  await screenshot(page, 'settings-ai');
  await enterKey(page, { key: 'wrong-key', address: demo.sandbox.vendorUrls.cohere });
  await page.getByRole('button', { name: 'Test Cohere' }).click();
  await page
    .getByText(/does not accept the key/)
    .first()
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-ai-wrong-key');
  await enterKey(page, { key: 'a-key-that-works', address: demo.sandbox.vendorUrls.cohere });
  await page.getByRole('button', { name: 'Test Cohere' }).click();
  await page.getByText(/^Cohere answers\./).waitFor({ timeout: SLOW_MS });
  await page.getByRole('button', { name: 'Move Cohere up' }).click();
  await page.getByText(/^Cohere is now number 3/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-ai-tested');
};

const enterKey = async (
  page: Page,
  { key, address }: { key: string; address: string }
): Promise<void> => {
  await page.getByRole('button', { name: 'Set up Cohere' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Key/).fill(key);
  await dialog.getByRole('textbox', { name: /^Address/ }).fill(address);
  await page.waitForTimeout(400);
  await screenshot(page, 'settings-ai-dialog');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/^Cohere was saved/).waitFor({ timeout: SLOW_MS });
};

/** Switches AI on with a budget and a voice, and finds all of it again. */
export const useAi = async (page: Page, demo: Demo): Promise<void> => {
  await openAi(page, demo);
  await page.getByRole('checkbox', { name: 'Propose words with AI' }).click({ force: true });
  await page.getByRole('checkbox', { name: /^Limit what this site pays/ }).click();
  await page.getByRole('textbox', { name: /^US dollars in a month/ }).fill('2,50');
  await page.getByRole('textbox', { name: /^Tone/ }).fill('Warm, short sentences');
  await page.getByRole('textbox', { name: /^Tell people at/ }).fill('often');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await save.click();
  await page.getByText(/^Enter at most 5 whole numbers/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-ai-mistake');
  await page.getByRole('textbox', { name: /^Tell people at/ }).fill('50, 100');
  await page.getByRole('button', { name: 'Add an example' }).click();
  await page.getByRole('textbox', { name: 'Example 1' }).fill('The lamp is lit. Come and see.');
  await save.click();
  await page.getByText('Saved.', { exact: true }).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-ai-voice');
  await openAi(page, demo);
  await page.getByText(/^When it is on: the text of an entry/).waitFor({ timeout: SLOW_MS });
  const tone = await page.getByRole('textbox', { name: /^Tone/ }).inputValue();
  if (tone !== 'Warm, short sentences') throw new Error(`The tone is ${tone}.`);
};

/** The page as a phone or the dark theme shows it. */
export const lookAtAi = async (page: Page, demo: Demo, look: 'narrow' | 'dark'): Promise<void> => {
  await openAi(page, demo);
  await screenshot(page, `settings-ai-${look}`);
};
