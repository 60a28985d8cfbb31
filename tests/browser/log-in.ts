import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';

const SLOW_MS = 30_000;

/** As the demo's editor, on Strapi's own page. */
export const logIn = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(`${demo.url}/admin`);
  await page.getByRole('textbox', { name: /email/i }).fill(demo.person.email);
  await page.getByLabel(/^Password/).fill(demo.person.password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('link', { name: 'Social', exact: true }).waitFor({ timeout: SLOW_MS });
  const tour = page.getByRole('button', { name: /close guided tour|skip/i });
  if (await tour.isVisible().catch(() => false)) await tour.click();
};
