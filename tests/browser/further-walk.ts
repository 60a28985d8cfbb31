/** What an editor does besides the main job, once accounts are connected and posts are out. */
import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import type { AdminClient } from '../../scripts/person/admin-client';
import { lookAtActivity, lookIntoQueue, seeDecisions } from './activity-page';
import {
  lookAtCalendar,
  moveByKeys,
  moveByMouse,
  openAndCancel,
  planDays,
  refuseThePast,
} from './calendar';
import { lookAtComposer } from './composer';
import { chooseATime, distributeMany, openFromHeader, planOnPublish } from './entry-panel';
import {
  decideApprovals,
  gatherHashtags,
  lookAtPlanningPages,
  orderFromFile,
  writeRule,
  writeTemplate,
} from './planning-pages';
import { seePreviews } from './previews';

const LIST = '/admin/content-manager/collection-types/api::article.article';

export interface FurtherWalk {
  page: Page;
  demo: Demo;
  client: AdminClient;
  /** Of a published entry that went to X. */
  documentId: string;
  /** Opens the edit view of an entry. */
  edit: (documentId: string) => Promise<void>;
  firstDraft: () => Promise<string>;
  step: (what: string, act: () => Promise<void>) => Promise<void>;
}

const walkEntry = async (walk: FurtherWalk): Promise<void> => {
  const { page, demo, client, edit, firstDraft, step } = walk;
  const fresh = await client.createArticle({ title: 'The ferry is late', slug: 'ferry-late' });
  await client.publishArticle(fresh, 'en');
  await step('sees previews change with every letter', async () => {
    await edit(fresh);
    await seePreviews(page);
  });
  await step('chooses a time that does not exist', async () => {
    await edit(fresh);
    await chooseATime(page);
    await openFromHeader(page);
  });
  await step('plans a draft for its publication', async () => {
    await edit(await firstDraft());
    await planOnPublish(page);
  });
  await step('distributes two entries from the list', async () => {
    await page.goto(`${demo.url}${LIST}?page=1&pageSize=100&sort=id:ASC`);
    await distributeMany(page);
  });
};

const walkCalendar = async ({ page, demo, client, documentId, step }: FurtherWalk) => {
  const plan = await planDays(client, documentId);
  await step('moves posts in the calendar, by keys and by mouse', async () => {
    await moveByKeys(page, demo, { client, plan });
    await refuseThePast(page, demo, { client, plan });
    await moveByMouse(page, demo, { client, plan });
    await openAndCancel(page, demo, { client, plan });
  });
  return plan;
};

const walkPlanning = async ({ page, demo, client, step }: FurtherWalk): Promise<void> => {
  await step('gathers hashtags', () => gatherHashtags(page, demo));
  await step('writes a template', () => writeTemplate(page, demo));
  await step('writes a rule', () => writeRule(page, demo));
  await step('orders many from a file', () => orderFromFile(page, demo, client));
  await step('approves one post and rejects another', () => decideApprovals(page, demo, client));
  await step('reads why something was shared', () => seeDecisions(page, demo));
  await step('looks into the queue', () => lookIntoQueue(page, demo));
};

/** In this order: later steps find what earlier ones made. */
export const walkFurther = async (walk: FurtherWalk): Promise<void> => {
  const { page, demo, documentId, edit, step } = walk;
  await walkEntry(walk);
  const plan = await walkCalendar(walk);
  await walkPlanning(walk);
  const look = async (name: string) => {
    await lookAtActivity(page, demo, `activity-${name}`);
    await lookAtCalendar(page, demo, { name, plan });
    await lookAtPlanningPages(page, demo, name);
    await edit(documentId);
    await lookAtComposer(page, name);
  };
  await step('looks at all of it on a phone', async () => {
    await page.setViewportSize({ width: 400, height: 860 });
    await look('narrow');
    await page.setViewportSize({ width: 1440, height: 1000 });
  });
  await step('looks at all of it in the dark', async () => {
    await page.evaluate(() => localStorage.setItem('STRAPI_THEME', 'dark'));
    await look('dark');
    await page.evaluate(() => localStorage.setItem('STRAPI_THEME', 'light'));
  });
};
