/** The admin in German: whatever is ours is German, too. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import { screenshot } from './browser';

const TEXTS = join(import.meta.dirname, '..', '..', 'admin', 'src', 'translations');
const LANGUAGE = 'strapi-admin-language';
/** A page says more than its name. */
const FEW = 3;
const SLOW_MS = 30_000;
const PAGES = [
  ...['overview', 'calendar', 'activity', 'bulk', 'approvals', 'connections', 'templates'],
  ...['hashtags', 'experiments', 'rules', 'budgets', 'analytics', 'health', 'audit'],
].map((name) => `/admin/plugins/social-distribution/${name}`);
const SETTINGS = ['sites', 'platforms', 'ai', 'content', 'targets', 'webhooks', 'retention'].map(
  (name) => `/admin/settings/social-distribution/${name}`
);

const textsOf = (language: string): Record<string, string> => {
  const folder = join(TEXTS, language);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.assign(
    {},
    ...files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object)
  ) as Record<string, string>;
};

/** Names that the playground itself has given: one of its content-types. */
const NAMES = new Set(['Page']);

/** Sentences that are said as they stand, and differently in German. */
const englishOnly = (): string[] => {
  const [english, german] = [textsOf('en'), textsOf('de')];
  const alsoGerman = new Set(Object.values(german));
  return Object.values(english).filter(
    (text) => !/[{}]/.test(text) && !alsoGerman.has(text) && !NAMES.has(text)
  );
};

/** What is ours of the page, as it is seen and spoken. */
const wordsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const words: string[] = [];
    for (const part of document.querySelectorAll('main, [data-social-distribution]')) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) words.push(walker.currentNode.textContent?.trim() ?? '');
      for (const one of part.querySelectorAll('[aria-label], [placeholder], [title]')) {
        for (const name of ['aria-label', 'placeholder', 'title']) {
          words.push(one.getAttribute(name)?.trim() ?? '');
        }
      }
    }
    return words.filter((word) => word !== '');
  });

/** Waits until the page has loaded what it says. */
const spokenWords = async (page: Page, path: string): Promise<string[]> => {
  for (const until = Date.now() + SLOW_MS; ;) {
    const words = await wordsOn(page);
    if (words.length > FEW) return words;
    assert.ok(Date.now() < until, `${path} says something`);
    await page.waitForTimeout(200);
  }
};

/** Every page of ours, and the panel of an entry. Leaves the admin in English. */
export const readInGerman = async (page: Page, demo: Demo, entryPath: string): Promise<void> => {
  const english = new Set(englishOnly());
  assert.ok(english.size > 500, 'there are texts to look for');
  await page.evaluate((name) => localStorage.setItem(name, 'de'), LANGUAGE);
  const found: string[] = [];
  try {
    for (const path of [...PAGES, ...SETTINGS, entryPath]) {
      await page.goto(demo.url + path);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const words = await spokenWords(page, path);
      found.push(...words.filter((word) => english.has(word)).map((word) => `${path}: ${word}`));
    }
    await page.goto(demo.url + (PAGES[0] ?? ''));
    await page.getByRole('heading', { name: 'Übersicht', exact: true }).waitFor();
    await screenshot(page, 'overview-german');
  } finally {
    await page.evaluate((name) => localStorage.setItem(name, 'en'), LANGUAGE);
  }
  assert.deepEqual([...new Set(found)], []);
};
