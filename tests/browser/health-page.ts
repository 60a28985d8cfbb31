/** The Health page as an operator uses it, on a real failure and a real unknown outcome. */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import type { AdminClient } from '../../scripts/person/admin-client';
import { screenshot } from './browser';

export const HEALTH = '/admin/plugins/social-distribution/health';

const ARTICLE = 'api::article.article';
const LOCALE = 'en';
const SLOW_MS = 30_000;
/** X, LinkedIn, Bluesky and two Pages. */
const ACCOUNTS = 5;

/** Three questions with growing pauses in between. */
const UNDECIDED_MS = 90_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Distributes a draft so that Bluesky refuses it and LinkedIn does not say whether it has it.
 */
export const makeTrouble = async (
  demo: Demo,
  client: AdminClient,
  documentId: string
): Promise<void> => {
  const operation = 'create-post';
  const refusal = { status: 400, body: { error: 'InvalidRequest', message: 'Not like this' } };
  demo.sandbox.faults.add({ platform: 'bluesky', operation, kind: 'status', ...refusal });
  // The first is the post; the others spoil the three questions whether it arrived.
  demo.sandbox.faults.add({ platform: 'linkedin', operation, kind: 'commit-then-drop', times: 4 });
  await client.publishArticle(documentId, LOCALE);
  await client.dispatch({ contentType: ARTICLE, documentId, locale: LOCALE });
  const until = Date.now() + UNDECIDED_MS;
  for (;;) {
    const deliveries = await client.deliveries(documentId);
    const atRest = deliveries.filter(({ state, dueAt }) => state !== 'queued' && dueAt === null);
    if (deliveries.length === ACCOUNTS && atRest.length === ACCOUNTS) break;
    assert.ok(Date.now() < until, 'the deliveries come to rest');
    await pause(200);
  }
  const states = (await client.deliveries(documentId)).map(({ state }) => state).sort();
  assert.deepEqual(states, ['failed', 'published', 'published', 'published', 'unknown']);
};

/** The side panel of the entry shows all three decisions. */
export const seeUndecidedPanel = async (page: Page): Promise<void> => {
  const list = page.getByRole('list', { name: 'Deliveries' });
  await list.getByText('Did it arrive? We could not find out.').waitFor({ timeout: SLOW_MS });
  const ignore = list.getByRole('button', { name: /^Ignore LinkedIn/ });
  await ignore.scrollIntoViewIfNeeded();
  await screenshot(page, 'panel-undecided');
  assert.ok(await list.getByRole('button', { name: /^It was posted on LinkedIn/ }).isVisible());
  assert.ok(await list.getByRole('button', { name: /^Post again on LinkedIn/ }).isVisible());
  assert.ok(await ignore.isVisible());
};

/** Dialogs fade in; a picture taken at once shows a ghost. */
const dialogScreenshot = async (page: Page, name: string): Promise<void> => {
  await page.waitForTimeout(400);
  await screenshot(page, name);
};

const headline = (page: Page, text: RegExp) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor({ timeout: SLOW_MS });

/** A wrong link is refused at its field, and what was typed stays. */
const pasteWrongLink = async (page: Page): Promise<void> => {
  const wrong = 'https://x.com/harbourlight/status/1234567890123456789';
  await page.getByRole('button', { name: /^It was posted on LinkedIn/ }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByRole('textbox', { name: /Link to the post/ });
  await field.fill(wrong);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByText(/not the address of a post on LinkedIn/).waitFor({ timeout: SLOW_MS });
  assert.equal(await field.inputValue(), wrong);
  await dialogScreenshot(page, 'health-wrong-link');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
};

const ignoreOutcome = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Ignore LinkedIn/ }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('It stays unknown and is never sent again by itself.').waitFor();
  await dialogScreenshot(page, 'health-ignore');
  await dialog.getByRole('button', { name: 'Ignore', exact: true }).click();
  await page.getByRole('list', { name: 'Did they arrive?' }).waitFor({ state: 'detached' });
};

const retrySelected = async (page: Page): Promise<void> => {
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await page.getByRole('button', { name: 'Retry selected (1)' }).click();
  await page.getByText(/1 post goes out again/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'health-retried');
};

export const decideOnHealthPage = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(demo.url + HEALTH);
  await headline(page, /1 post needs your decision/);
  await page.getByRole('list', { name: 'Not published' }).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'health-trouble');
  await pasteWrongLink(page);
  await ignoreOutcome(page);
  await retrySelected(page);
  await headline(page, /All is well/);
  await screenshot(page, 'health-well');
};

export const pauseAndResume = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Pause everything' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(/From now on nothing goes out/).waitFor();
  await dialogScreenshot(page, 'health-pause');
  await dialog.getByRole('button', { name: 'Pause everything' }).click();
  await headline(page, /is paused: nothing goes out/);
  await screenshot(page, 'health-paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Resume' }).click();
  await headline(page, /All is well/);
};

/** How it looks now, at the present size and in the present theme. */
export const lookAtHealth = async (page: Page, demo: Demo, name: string): Promise<void> => {
  await page.goto(demo.url + HEALTH);
  await page.getByRole('heading', { name: 'Health' }).waitFor({ timeout: SLOW_MS });
  await page.getByRole('heading', { name: 'Workers' }).waitFor({ timeout: SLOW_MS });
  await page.waitForTimeout(1000);
  await screenshot(page, name);
};
