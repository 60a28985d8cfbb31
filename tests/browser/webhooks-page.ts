/** Another system hears of posts: set up, tested, told of one, and told again. */
import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';
import { Webhook as Verifier } from 'standardwebhooks';

import type { Demo } from '../../scripts/demo/open-demo';
import { startReceiver, type WebhookReceiver } from '../integration/harness/webhook-receiver';
import { screenshot } from './browser';

export const WEBHOOKS = '/admin/settings/social-distribution/webhooks';
const NAME = 'Harbour log';
const PUBLISHED = 'delivery.published';
const SLOW_MS = 30_000;

/** Waits for events of a type; answers the ids that they came with. */
const eventsOf = async (
  page: Page,
  receiver: WebhookReceiver,
  { type, count }: { type: string; count: number }
): Promise<unknown[]> => {
  const ids = () =>
    receiver.received
      .filter(({ body }) => body.includes(`"type":"${type}"`))
      .map(({ headers }) => headers['webhook-id']);
  for (const until = Date.now() + SLOW_MS; ids().length < count;) {
    assert.ok(Date.now() < until, `${count} of ${type} arrive`);
    await page.waitForTimeout(100);
  }
  return ids();
};

/**
 * What the receiver got can be checked with the secret that the dialog showed. What is sent again
 * is the same event under the same id.
 * @param publish Puts out one post.
 */
export const useWebhooks = async (
  page: Page,
  demo: Demo,
  publish: () => Promise<unknown>
): Promise<void> => {
  const receiver = await startReceiver();
  try {
    await page.goto(demo.url + WEBHOOKS);
    await page.getByRole('heading', { name: 'Webhooks', level: 1 }).waitFor({ timeout: SLOW_MS });
    await screenshot(page, 'webhooks-empty');
    const secret = await addWebhook(page, receiver.url);
    await page.getByRole('button', { name: `Test ${NAME}` }).click();
    await eventsOf(page, receiver, { type: 'webhook.ping', count: 1 });
    const [request] = receiver.received;
    assert.ok(request);
    new Verifier(secret).verify(request.body, request.headers as Record<string, string>);
    await publish();
    await eventsOf(page, receiver, { type: PUBLISHED, count: 1 });
    await page.getByText('What was sent', { exact: true }).first().click();
    await page.getByRole('list', { name: `What was sent to ${NAME}` }).waitFor({
      timeout: SLOW_MS,
    });
    await page.getByText('Requests and answers').first().click();
    await page.getByRole('button', { name: 'Send again: A post is published' }).click();
    await page.getByText(`1 event is sent to ${NAME} again.`).waitFor({ timeout: SLOW_MS });
    const [first, second] = await eventsOf(page, receiver, { type: PUBLISHED, count: 2 });
    assert.equal(second, first);
    await screenshot(page, 'webhooks-log');
  } finally {
    await receiver.close();
  }
};

const addWebhook = async (page: Page, url: string): Promise<string> => {
  await page.getByRole('button', { name: 'Add a webhook' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByText('Enter a name.').waitFor({ timeout: SLOW_MS });
  await dialog.getByRole('textbox', { name: /^Name/ }).fill(NAME);
  await dialog.getByRole('textbox', { name: /^Address/ }).fill(url);
  await dialog.getByRole('checkbox', { name: 'Posts', exact: true }).click();
  await screenshot(page, 'webhooks-form');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const shown = page.getByRole('dialog').getByText(/^whsec_/);
  await shown.waitFor({ timeout: SLOW_MS });
  const secret = await shown.innerText();
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByRole('heading', { name: NAME }).waitFor({ timeout: SLOW_MS });
  return secret.trim();
};
