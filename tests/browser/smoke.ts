/**
 * The main job as a person does it, in a real browser: log in, connect accounts on the sandbox's
 * consent pages, publish an article, click Distribute, see "Published" with a link that opens the
 * post. Screenshots are kept in artefacts/screens. Needs built plugin, playground and panel.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { BrowserContext, Page } from 'playwright-core';

import { openDemo, type Demo } from '../../scripts/demo/open-demo';
import { AdminClient } from '../../scripts/person/admin-client';
import {
  checkSetUp,
  chooseAPage,
  lookAtAccountsPages,
  makeASite,
  readAuditLog,
} from './accounts-pages';
import { filterFailed, readStory, retryAll, seeFirstSteps } from './activity-page';
import { assertAccessible } from './axe';
import { lookAtAi, setUpAi, useAi } from './ai-page';
import { launchBrowser, screenshot } from './browser';
import { keepWords, writeForAll } from './composer';
import { chooseWays, lookAtContentPages, mapContent } from './content-pages';
import { walkFurther } from './further-walk';
import {
  decideOnHealthPage,
  lookAtHealth,
  makeTrouble,
  pauseAndResume,
  seeUndecidedPanel,
} from './health-page';
import { logIn } from './log-in';
import { readBudgets } from './overview-pages';
import { adaptWithAi } from './proposals';
import { finish, step } from './steps';

const DATA = join(import.meta.dirname, '..', '..', '.tmp', 'browser');
const CONNECTIONS = '/admin/plugins/social-distribution/connections';
const SLOW_MS = 30_000;
const APP_PASSWORD = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/;

interface OAuthWalk {
  platform: string;
  /** The way to connect, where the platform has several. */
  method?: string;
  /** The button on the platform's consent page. */
  agree: string;
}

const connectByOAuth = async (
  page: Page,
  { platform, method, agree }: OAuthWalk
): Promise<void> => {
  await page.getByRole('button', { name: `Connect ${platform}`, exact: true }).click();
  if (method) await page.getByRole('menuitem', { name: method, exact: true }).click();
  await page.getByRole('button', { name: agree }).waitFor({ timeout: SLOW_MS });
  await screenshot(page, `${platform.toLowerCase()}-consent`);
  await page.getByRole('button', { name: agree }).click();
  const message = page.getByText(new RegExp(`is connected on ${platform}`));
  await message.waitFor({ timeout: SLOW_MS });
};

const connectBluesky = async (page: Page, demo: Demo): Promise<void> => {
  const settings = await fetch(`${demo.sandbox.urls.bluesky}/settings/app-passwords`);
  const password = APP_PASSWORD.exec(await settings.text())?.[0] ?? '';
  await page.getByRole('button', { name: 'Connect Bluesky', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /Handle/ }).fill('harbourlight.test');
  await dialog.getByLabel(/^App password/).fill('wrong-pass-word-here');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await dialog.getByRole('alert').waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'bluesky-wrong-password');
  await dialog.getByLabel(/^App password/).fill(password);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText(/is connected on Bluesky/).waitFor({ timeout: SLOW_MS });
};

/** One row's menu: looks at the account, switches it off and on again. */
const tryAccountMenu = async (page: Page): Promise<void> => {
  const choose = async (item: string) => {
    await page.getByRole('button', { name: /^Actions for .+ on X$/ }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  await choose('Check now');
  await page.getByText(/ on X works\./).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'connections-checked');
  await choose('Switch off');
  await page.getByText('Switched off', { exact: true }).waitFor({ timeout: SLOW_MS });
  await choose('Switch on');
  await page.getByText('Switched off', { exact: true }).waitFor({ state: 'detached' });
};

const firstDraft = async (client: AdminClient): Promise<string> => {
  const { results } = await client.request<{ results: { documentId: string; status: string }[] }>(
    'GET',
    '/content-manager/collection-types/api::article.article?locale=en&pageSize=50&sort=id:ASC'
  );
  const draft = results.find(({ status }) => status === 'draft');
  assert.ok(draft, 'the seed has drafts');
  return draft.documentId;
};

const editAddress = (demo: Demo, documentId: string): string =>
  `${demo.url}/admin/content-manager/collection-types/api::article.article/${documentId}?plugins[i18n][locale]=en`;

const openEntry = async (page: Page, demo: Demo, documentId: string): Promise<void> => {
  await page.goto(editAddress(demo, documentId));
};

const openDraft = async (page: Page, demo: Demo, client: AdminClient): Promise<string> => {
  const documentId = await firstDraft(client);
  await page.goto(editAddress(demo, documentId));
  return documentId;
};

const publishedRows = (page: Page) =>
  page
    .getByRole('list', { name: 'Deliveries' })
    .getByRole('status')
    .filter({ hasText: /^Published/ });

const publish = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Publish', exact: true }).click();

const distribute = async (page: Page): Promise<void> => {
  const button = page.getByRole('button', { name: /^Distribute to \d+ accounts?$/ });
  await button.waitFor({ timeout: SLOW_MS });
  await button.scrollIntoViewIfNeeded();
  await screenshot(page, 'panel-before');
  await button.click();
  await publishedRows(page).nth(4).waitFor({ timeout: SLOW_MS });
  await screenshot(page, 'panel-published');
};

/** The link in the panel opens the post on the platform. */
const openPost = async (page: Page, context: BrowserContext): Promise<void> => {
  const link = page.getByRole('link', { name: /^Open post on X/ });
  const [post] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await post.waitForLoadState();
  await screenshot(post, 'x-post');
  assert.match(await post.locator('body').innerText(), /harbourlight/);
  await post.close();
};

const showFeeds = async (page: Page, demo: Demo): Promise<void> => {
  for (const [platform, url] of Object.entries({
    home: demo.sandbox.homeUrl,
    ...demo.sandbox.urls,
  })) {
    await page.goto(url);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await screenshot(page, `feed-${platform}`);
  }
};

const lookElsewhere = async (page: Page, demo: Demo, documentId: string): Promise<void> => {
  await page.setViewportSize({ width: 400, height: 860 });
  await page.goto(demo.url + CONNECTIONS);
  await page.getByRole('heading', { name: 'Connections' }).waitFor({ timeout: SLOW_MS });
  await page.waitForTimeout(1500);
  await screenshot(page, 'connections-narrow');
  await lookAtHealth(page, demo, 'health-narrow');
  await lookAtAccountsPages(page, demo, 'narrow');
  await lookAtContentPages(page, demo, 'narrow');
  await lookAtAi(page, demo, 'narrow');
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.evaluate(() => localStorage.setItem('STRAPI_THEME', 'dark'));
  await page.goto(demo.url + CONNECTIONS);
  await page.getByRole('heading', { name: 'Connections' }).waitFor({ timeout: SLOW_MS });
  await page.waitForTimeout(1500);
  await screenshot(page, 'connections-dark');
  await lookAtHealth(page, demo, 'health-dark');
  await lookAtAccountsPages(page, demo, 'dark');
  await lookAtContentPages(page, demo, 'dark');
  await lookAtAi(page, demo, 'dark');
  await page.goto(editAddress(demo, documentId));
  await publishedRows(page).first().waitFor({ timeout: SLOW_MS });
  await publishedRows(page).first().scrollIntoViewIfNeeded();
  await screenshot(page, 'panel-dark');
};

const lookAtTrouble = async (page: Page, demo: Demo, client: AdminClient): Promise<void> => {
  const documentId = await firstDraft(client);
  await makeTrouble(demo, client, documentId);
  await page.goto(editAddress(demo, documentId));
  await seeUndecidedPanel(page);
};

/** So many posts are there, and none of them twice. */
const findPosts = async (demo: Demo, expected: number): Promise<void> => {
  for (let tries = 0; tries < 50 && demo.sandbox.ledger.summary().posts < expected; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const { posts, duplicates } = demo.sandbox.ledger.summary();
  assert.deepEqual(duplicates, []);
  assert.equal(posts, expected);
};

const walk = async (demo: Demo): Promise<void> => {
  const client = new AdminClient(demo.url);
  await client.enter(demo.person);
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  let documentId = '';
  try {
    await step('logs in', () => logIn(page, demo));
    await step('finds the Connections page empty', async () => {
      await page.goto(demo.url + CONNECTIONS);
      await page.getByText(/No account is connected yet/).waitFor({ timeout: SLOW_MS });
      await screenshot(page, 'connections-empty');
    });
    await step('is shown the first steps', () => seeFirstSteps(page, demo));
    await page.goto(demo.url + CONNECTIONS);
    await step('connects X', () => connectByOAuth(page, { platform: 'X', agree: 'Authorize app' }));
    await step('connects LinkedIn', () =>
      connectByOAuth(page, { platform: 'LinkedIn', method: 'Your own profile', agree: 'Allow' })
    );
    await step('connects Bluesky, after a wrong password', () => connectBluesky(page, demo));
    await screenshot(page, 'connections-connected');
    await step('checks an account, switches it off and on', () => tryAccountMenu(page));
    await step('picks one of several Pages', () => chooseAPage(page, demo));
    await step('checks a set-up', () => checkSetUp(page, demo));
    await step('makes a second site', () => makeASite(page, demo));
    await step('maps the fields of articles', () => mapContent(page, demo));
    await step('looks at the ways to publish', () => chooseWays(page, demo));
    await step('sets up an AI provider and tests it', () => setUpAi(page, demo));
    await step('uses AI with a budget and a voice', () => useAi(page, demo));
    await step('finds all of it in the audit log', () => readAuditLog(page, demo));
    await step('opens a draft', async () => {
      documentId = await openDraft(page, demo, client);
      await page
        .getByRole('button', { name: 'Preview and customise' })
        .waitFor({ timeout: SLOW_MS });
      await screenshot(page, 'panel-draft');
    });
    await step('publishes, and finds again what was written', async () => {
      await publish(page);
      await keepWords(page);
    });
    await step('writes one text for all, and a thread', () => writeForAll(page));
    await step('takes proposals of an AI', () => adaptWithAi(page));
    await step('distributes and sees five posts', () => distribute(page));
    await step('opens the post from its link', () => openPost(page, context));
    await step('finds nothing posted twice', () => findPosts(demo, 5));
    await step('sees a failure and an unknown outcome', () => lookAtTrouble(page, demo, client));
    await step('reads the story of the failure', async () => {
      await filterFailed(page, demo);
      await readStory(page);
    });
    await step('decides both on the Health page', () => decideOnHealthPage(page, demo));
    await step('pauses everything and resumes', () => pauseAndResume(page));
    await step('finds the new posts once each', () => findPosts(demo, 10));
    await step('sends failed posts again', async () => {
      await lookAtTrouble(page, demo, client);
      await filterFailed(page, demo);
      await retryAll(page);
      await findPosts(demo, 15);
    });
    await walkFurther({
      ...{ page, demo, client, documentId, step },
      edit: (id) => openEntry(page, demo, id),
      firstDraft: () => firstDraft(client),
    });
    await step('reads what AI cost', () => readBudgets(page, demo));
    await step('looks at the feeds', () => showFeeds(page, demo));
    await step('looks at narrow and dark screens', () => lookElsewhere(page, demo, documentId));
    await step('meets no obstacle to assistive technology', () =>
      Promise.resolve(assertAccessible())
    );
  } catch (error) {
    await screenshot(page, 'failure');
    throw error;
  } finally {
    await browser.close();
  }
};

const main = async (): Promise<void> => {
  rmSync(DATA, { recursive: true, force: true });
  // Whether a doubtful post arrived is found out in seconds instead of minutes.
  process.env['SOCIAL_SETTLING_FACTOR'] ??= '0.02';
  const demo = await openDemo({ dataDir: DATA, port: 1437, sandboxPort: 4500, isVerbose: false });
  try {
    await walk(demo);
  } finally {
    await demo.close();
  }
};

finish(main());
