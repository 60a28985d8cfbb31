import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import { screenshot } from './browser';

const SLOW_MS = 30_000;
const SETTINGS = '/admin/settings/social-distribution';
const ARTICLE = 'api::article.article';

const openArticle = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(`${demo.url}${SETTINGS}/content/${ARTICLE}`);
  await page.getByText(/^The newest entry: /).waitFor({ timeout: SLOW_MS });
  await page.waitForTimeout(800);
};

/** Looks at what the fields of articles give, takes the summary away, sees it, and changes nothing. */
export const mapContent = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(`${demo.url}${SETTINGS}/content`);
  const edit = page.getByRole('link', { name: 'Edit the fields of Article' });
  await edit.waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-content');
  await edit.click();
  await page.getByText(/^The newest entry: /).waitFor({ timeout: SLOW_MS });
  await page.waitForTimeout(800);
  await screenshot(page, 'settings-content-article');
  const link = page.getByRole('textbox', { name: 'Link', exact: true });
  await link.fill('news/without/a/slash');
  await page.getByText('Begin with /, with https://').waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-content-mistake');
  await link.fill('/{locale}/articles/{slug}');
  await page.getByRole('button', { name: 'Check the link' }).click();
  await page
    .getByText(/^The page .*(is there|cannot be|did not answer|answers)/)
    .first()
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-content-link');
};

/** X shall post threads; the dialog is opened, changed and saved. */
export const chooseWays = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(`${demo.url}${SETTINGS}/targets`);
  const edit = page.getByRole('button', { name: /^Edit / }).first();
  await edit.waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'settings-ways');
  await edit.click();
  await page.getByRole('dialog').waitFor({ timeout: SLOW_MS });
  await page.waitForTimeout(400);
  await screenshot(page, 'settings-ways-dialog');
  await page.keyboard.press('Escape');
};

/** The pages as a phone or the dark theme shows them. */
export const lookAtContentPages = async (
  page: Page,
  demo: Demo,
  look: 'narrow' | 'dark'
): Promise<void> => {
  await openArticle(page, demo);
  await screenshot(page, `settings-content-article-${look}`);
  await page.goto(`${demo.url}${SETTINGS}/targets`);
  await page
    .getByRole('button', { name: /^Edit / })
    .first()
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, `settings-ways-${look}`);
};
