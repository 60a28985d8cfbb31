/**
 * What happens around the main job, in a browser of its own: the overview and the homepage, the guided
 * way to an account, webhooks, experiments, service levels, people who may do less, a slow or broken
 * network, an account that has to be connected again, and another language.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { connectAccounts } from '../../scripts/demo/connect-accounts';
import { connectedTargets } from '../../scripts/demo/connected-targets';
import { connectMoreAccounts } from '../../scripts/demo/connect-more-accounts';
import { openDemo, type Demo } from '../../scripts/demo/open-demo';
import { AdminClient } from '../../scripts/person/admin-client';
import { lookAtAnalytics, seeAnalytics } from './analytics-page';
import { assertAccessible } from './axe';
import { beginWalk, launchBrowser, screenshot } from './browser';
import { connectByWizard, lookAtAccounts, lookBeforeDisconnecting } from './connect-wizard';
import { makeExperiment } from './experiments-page';
import { endureTheNetwork, reconnectAfterExpiry } from './hard-times';
import { logIn } from './log-in';
import { seeAsReader, seeAsStranger } from './other-people';
import { lookAtOverviewPages, readOverview, seeHomepage } from './overview-pages';
import { changeRetention } from './retention-page';
import { readInGerman } from './second-language';
import { finish, step } from './steps';
import { useWebhooks } from './webhooks-page';

const DATA = join(import.meta.dirname, '..', '..', '.tmp', 'browser-other');
const HEALTH = '/admin/plugins/social-distribution/health';
const ARTICLE = 'api::article.article';
const SLOW_MS = 30_000;
const TITLE = 'The ferry sails again';

/** An article that is published and on these platforms. */
const publishOn = async (
  client: AdminClient,
  { title, slug }: { title: string; slug: string },
  platforms: readonly string[]
): Promise<string> => {
  const documentId = await client.createArticle({
    ...{ title, slug },
    excerpt: 'From Monday on, every forty minutes.',
  });
  await client.publishArticle(documentId, 'en');
  const targets = await connectedTargets(client);
  const wanted = targets.filter(({ platform }) => platforms.includes(platform));
  const targetIds = wanted.map(({ id }) => id);
  await client.dispatch({ contentType: ARTICLE, documentId, locale: 'en', targetIds });
  await client.settledDeliveries(documentId, targetIds.length);
  return documentId;
};

const seeServiceLevels = async (page: Page, demo: Demo): Promise<void> => {
  await page.goto(demo.url + HEALTH);
  const title = page.getByRole('heading', { name: 'What you can rely on' });
  await title.waitFor({ timeout: SLOW_MS });
  await page.getByText('Posts that went out, faults of platforms apart').first().waitFor();
  await title.scrollIntoViewIfNeeded();
  await screenshot(page, 'service-levels');
};

const walk = async (demo: Demo): Promise<void> => {
  const client = new AdminClient(demo.url);
  await client.enter(demo.person);
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  try {
    await step('logs in', () => logIn(page, demo));
    await step('connects an account with the wizard', () => connectByWizard(page, demo));
    await connectAccounts(client, demo.sandbox);
    await connectMoreAccounts(client);
    const article = { title: TITLE, slug: 'ferry-sails' };
    const documentId = await publishOn(client, article, ['x', 'linkedin', 'bluesky']);
    const entry = `/admin/content-manager/collection-types/${ARTICLE}/${documentId}?plugins[i18n][locale]=en`;
    await step('reads the overview', () => readOverview(page, demo));
    await step('sees the homepage', () => seeHomepage(page, demo));
    await step('reads what disconnecting would cancel', () =>
      lookBeforeDisconnecting(page, demo, { client, documentId })
    );
    await step('looks at accounts on a phone and in Arabic', () => lookAtAccounts(page, demo));
    await step('sees what posts brought', () => seeAnalytics(page, demo, TITLE));
    await step('sets up a webhook, tests it and sends an event again', () => {
      const news = { title: 'The lamp is lit', slug: 'lamp-lit' };
      return useWebhooks(page, demo, () => publishOn(client, news, ['bluesky']));
    });
    await step('makes an experiment', () => makeExperiment(page, demo, client));
    await step('reads the service levels', () => seeServiceLevels(page, demo));
    await step('changes how long something is kept', () => changeRetention(page, demo));
    const people = { browser, demo, client, documentId };
    await step('may only look, as a reader', () => seeAsReader(people));
    await step('sees nothing, as a stranger', () => seeAsStranger(people));
    await step('endures a slow and a broken network', () => endureTheNetwork(page, demo));
    await step('connects an account again that was taken away', () =>
      reconnectAfterExpiry(page, demo, client)
    );
    await step('reads it in German', () => readInGerman(page, demo, entry));
    await step('looks at numbers narrow and dark', async () => {
      await page.setViewportSize({ width: 400, height: 860 });
      await lookAtOverviewPages(page, demo, 'narrow');
      await lookAtAnalytics(page, demo, 'narrow');
      await page.setViewportSize({ width: 1440, height: 1000 });
      await page.evaluate(() => localStorage.setItem('STRAPI_THEME', 'dark'));
      await lookAtOverviewPages(page, demo, 'dark');
      await lookAtAnalytics(page, demo, 'dark');
    });
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
  beginWalk('other');
  process.env['SOCIAL_SETTLING_FACTOR'] ??= '0.02';
  const demo = await openDemo({ dataDir: DATA, port: 1837, sandboxPort: 4700, isVerbose: false });
  try {
    await walk(demo);
  } finally {
    await demo.close();
  }
};

finish(main());
