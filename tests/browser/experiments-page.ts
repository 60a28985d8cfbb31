/** Two wordings of a template against each other. */
import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import type { AdminClient } from '../../scripts/person/admin-client';
import { screenshot } from './browser';

const PAGES = '/admin/plugins/social-distribution';
const TEMPLATES = '/api/admin/distribution/templates';
const SLOW_MS = 30_000;

/** An experiment is written, started and looked at. */
export const makeExperiment = async (
  page: Page,
  demo: Demo,
  client: AdminClient
): Promise<void> => {
  await client.request('POST', TEMPLATES, {
    ...{ name: 'Ferry news', contentType: 'api::article.article', platform: 'x', targetId: null },
    ...{ enabled: true, body: '{{ title }} {{ link }}' },
  });
  await page.goto(`${demo.url}${PAGES}/experiments`);
  await page.getByRole('heading', { name: 'Experiments', level: 1 }).waitFor({ timeout: SLOW_MS });
  await page.getByRole('link', { name: 'New experiment' }).first().click();
  await page.getByRole('textbox', { name: /^Name/ }).fill('A question first?');
  await page.getByRole('combobox', { name: /^Template/ }).click();
  await page.getByRole('option', { name: /^Ferry news/ }).click();
  await page
    .getByRole('textbox', { name: /^Wording of variant B/ })
    .fill('Do you know? {{ title }} {{ link }}');
  await page
    .getByRole('region', { name: 'On a real entry' })
    .getByText(/Do you know/)
    .waitFor({
      timeout: SLOW_MS,
    });
  await screenshot(page, 'experiment-new');
  await page.getByRole('button', { name: 'Save experiment' }).click();
  await page.waitForURL(/experiments\/\d+/, { timeout: SLOW_MS });
  await page.getByRole('button', { name: 'Start', exact: true }).click({ timeout: SLOW_MS });
  await page.getByText('Running', { exact: true }).first().waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'experiment-running');
  await page.goto(`${demo.url}${PAGES}/experiments`);
  await page.getByRole('link', { name: 'A question first?' }).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'experiments');
};
