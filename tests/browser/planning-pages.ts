/** Templates, hashtag sets, rules, bulk orders and approvals, as an editor uses them. */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import type { AdminClient } from '../../scripts/person/admin-client';
import { screenshot } from './browser';

const SLOW_MS = 30_000;
const PAGES = '/admin/plugins/social-distribution';
const RULES = '/api/admin/distribution/rules';
const ARTICLE = 'api::article.article';
const LOCALE = 'en';

type Place = Pick<Demo, 'url'>;

const open = async (page: Page, { url }: Place, path: string, heading: string): Promise<void> => {
  await page.goto(`${url}${PAGES}/${path}`);
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor({ timeout: SLOW_MS });
};

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

/** A set is gathered; doubles and signs are tidied while it is typed. */
export const gatherHashtags = async (page: Page, demo: Place): Promise<void> => {
  await open(page, demo, 'hashtags', 'Hashtag sets');
  await page.getByRole('link', { name: 'Add hashtag set' }).first().click();
  await page
    .getByRole('textbox', { name: /^Name\b/ })
    .first()
    .fill('Winter fair');
  const slug = page.getByRole('textbox', { name: /^Name in templates/ });
  assert.equal(await slug.inputValue(), 'winter_fair');
  await page
    .getByRole('textbox', { name: 'Hashtags' })
    .fill('#WinterFair, mulled wine\n#winterfair');
  await page.getByText('2 hashtags', { exact: true }).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'hashtag-set');
  await save(page);
  await page.waitForURL(/hashtags\/\d+/, { timeout: SLOW_MS });
  await open(page, demo, 'hashtags?_q=mulled', 'Hashtag sets');
  await page.getByRole('link', { name: 'Winter fair', exact: true }).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'hashtag-sets');
};

/** A template is written beside a real entry: a mistake is told in place, then it is mended. */
export const writeTemplate = async (page: Page, demo: Place): Promise<void> => {
  await open(page, demo, 'templates/new', 'New template');
  const body = page.getByRole('textbox', { name: /^Text/ });
  await page.getByRole('textbox', { name: /^Name/ }).fill('Only the title');
  await body.fill('{{ titel }}');
  await page.getByText(/There is no "titel"/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'template-mistake');
  await body.fill('{{ title }}!\n\n');
  await page.getByRole('button', { name: 'Insert' }).click();
  await page.getByRole('menuitem', { name: 'Link', exact: true }).click();
  assert.match(await body.inputValue(), /\{\{ link \}\}/);
  await page.getByRole('region', { name: 'On a real entry' }).getByText(/!/).waitFor({
    timeout: SLOW_MS,
  });
  await save(page);
  await page.waitForURL(/templates\/\d+/, { timeout: SLOW_MS });
  await body.fill('{{ title }}?');
  await save(page);
  await page.getByText('Version 2, in use now').waitFor({ timeout: SLOW_MS });
  await page.getByRole('button', { name: 'Take back version 1 into the form' }).click();
  assert.match(await body.inputValue(), /\{\{ link \}\}/);
  await screenshot(page, 'template');
  await leaveUnsaved(page, demo);
};

/** Leaving what is not saved asks first; the words are lost only when a person wants it. */
const leaveUnsaved = async (page: Page, demo: Place): Promise<void> => {
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('Leave without saving?').waitFor({ timeout: SLOW_MS });
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('heading', { name: 'Rules', level: 1 }).waitFor({ timeout: SLOW_MS });
  await open(page, demo, 'templates', 'Templates');
  await page
    .getByRole('link', { name: 'Only the title', exact: true })
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'templates');
};

/** A rule with a condition: what is missing is marked; then it is saved and tried on an entry. */
export const writeRule = async (page: Page, demo: Place): Promise<void> => {
  await open(page, demo, 'rules/new', 'New rule');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Fair news');
  await page.getByRole('button', { name: 'Add condition' }).click();
  await save(page);
  await page.getByText('Enter a value.').waitFor({ timeout: SLOW_MS });
  await page.getByRole('textbox', { name: 'Value (1)' }).fill('fair');
  await save(page);
  await page.waitForURL(/rules\/\d+/, { timeout: SLOW_MS });
  await page.getByText(/^It would (not )?be shared$/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'rule');
  await open(page, demo, 'rules', 'Rules');
  const isOn = page.getByRole('switch', { name: 'Apply the rule “Fair news”' });
  await isOn.click();
  await page.getByRole('switch', { name: 'Apply the rule “Fair news”', checked: false }).waitFor({
    timeout: SLOW_MS,
  });
  await screenshot(page, 'rules');
};

/** A file of two rows, one of them wrong: it is looked at as a draft, then started. */
export const orderFromFile = async (
  page: Page,
  demo: Place,
  client: AdminClient
): Promise<void> => {
  const documentId = await client.createArticle({
    title: 'The fair opens',
    slug: `fair-opens-${Date.now()}`,
  });
  await client.publishArticle(documentId, LOCALE);
  const day = `${new Date().getFullYear() + 1}-06-01`;
  const rows = [`${documentId},${LOCALE},${day},09:00,Come early.`, `gone,${LOCALE},,,`];
  const csv = ['documentId,locale,date,time,text', ...rows].join('\n');
  await open(page, demo, 'bulk/new', 'New bulk order');
  await screenshot(page, 'bulk-new');
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'fair.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('textbox', { name: /^Name/ }).fill('The fair');
  await page.getByRole('button', { name: 'Upload and check' }).click();
  await page.getByText(/^1 of 2 rows can go out\./).waitFor({ timeout: SLOW_MS });
  await page.getByText(/has no entry with the documentId “gone”/).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'bulk-draft');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Start' }).click();
  await page.getByText('All rows worked off').waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'bulk-order');
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the order' }).click();
  await page.getByText(/“The fair” is cancelled/).waitFor({ timeout: SLOW_MS });
  await open(page, demo, 'bulk', 'Bulk orders');
  await page
    .getByRole('link', { name: 'The fair', exact: true })
    .first()
    .waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'bulk');
};

/** What a rule asks approval for: one is approved, another rejected with a reason. */
export const decideApprovals = async (
  page: Page,
  demo: Place,
  client: AdminClient
): Promise<void> => {
  const { data: rule } = await client.request<{ data: { id: number } }>('POST', RULES, {
    ...{ name: 'Four eyes', contentType: ARTICLE, needsApproval: true },
    conditions: [{ field: 'title', test: 'contains', value: 'four eyes' }],
  });
  for (const name of ['One', 'Two']) {
    const data = { title: `${name} for four eyes`, slug: `four-eyes-${name.toLowerCase()}` };
    await client.publishArticle(await client.createArticle(data), LOCALE);
  }
  await open(page, demo, 'approvals', 'Approvals');
  const one = page.getByRole('button', { name: 'Approve “One for four eyes”' });
  for (const until = Date.now() + SLOW_MS; !(await one.isVisible());) {
    assert.ok(Date.now() < until, 'the rule asks for approval');
    await page.waitForTimeout(500);
    await open(page, demo, 'approvals', 'Approvals');
    await page.waitForTimeout(1_000);
  }
  await screenshot(page, 'approvals');
  await one.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByText(/“One for four eyes” is approved\./).waitFor({ timeout: SLOW_MS });
  await page.getByRole('checkbox', { name: 'Select “Two for four eyes”' }).click();
  await page.getByRole('button', { name: 'Reject selected (1)' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Reject', exact: true }).click();
  await dialog.getByText('Write something first.').waitFor({ timeout: SLOW_MS });
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Told yesterday.');
  await page.waitForTimeout(400);
  await screenshot(page, 'approvals-reject');
  await dialog.getByRole('button', { name: 'Reject', exact: true }).click();
  await page.getByText('1 of 1 decided').waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'approvals-decided');
  await client.request('DELETE', `${RULES}/${rule.id}`);
};

const LOOKED_AT = ['templates', 'hashtags', 'rules', 'bulk', 'approvals'] as const;

/** The lists as a phone, the dark theme or another language shows them. */
export const lookAtPlanningPages = async (
  page: Page,
  { url }: Place,
  look: string
): Promise<void> => {
  for (const name of LOOKED_AT) {
    await page.goto(`${url}${PAGES}/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: SLOW_MS });
    await page.waitForTimeout(1_000);
    await screenshot(page, `${name}-${look}`);
  }
};
