/** The calendar as an editor uses it: seeing, moving by mouse and keys, undoing, cancelling. */
import assert from 'node:assert/strict';

import type { Locator, Page } from 'playwright-core';

import type { CalendarItem, CalendarView } from '../../contracts/calendar';
import { addDays, weekdayOf } from '../../contracts/clock/wall-day';
import type { Demo } from '../../scripts/demo/open-demo';
import type { AdminClient } from '../../scripts/person/admin-client';
import { screenshot } from './browser';

const CALENDAR = '/admin/plugins/social-distribution/calendar';
const API = '/api/admin/distribution';
const ARTICLE = 'api::article.article';
const SLOW_MS = 30_000;
const WEDNESDAY = 3;

/** What was planned for the walk: two posts of one account that are too near, on a Wednesday. */
export interface PlannedDays {
  /** `2026-12-02`, with its neighbours in the same week. */
  day: string;
  keys: [string, string];
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** The Wednesday of the week after next: nothing of it is past, whatever day it is. */
const plannedDay = (): string => {
  const day = addDays(today(), 14);
  return addDays(day, WEDNESDAY - weekdayOf(day));
};

/** Schedules a published article twice, ten minutes apart, for the same account. */
export const planDays = async (client: AdminClient, documentId: string): Promise<PlannedDays> => {
  const day = plannedDay();
  const { data: targets } = await client.request<{ data: { id: number }[] }>(
    'GET',
    `${API}/targets`
  );
  const keys = [];
  for (const clock of ['10:00', '10:10']) {
    const { data } = await client.request<{ data: { schedules: { id: number }[] } }>(
      'POST',
      `${API}/schedules`,
      {
        ...{ contentType: ARTICLE, documentId, locale: 'en', again: true },
        targetIds: targets.slice(0, 1).map(({ id }) => id),
        when: { kind: 'at', wallTime: `${day}T${clock}` },
      }
    );
    keys.push(`s${data.schedules[0]?.id}`);
  }
  const [one = '', two = ''] = keys;
  return { day, keys: [one, two] };
};

const open = async (page: Page, demo: Demo, view: string, day: string): Promise<void> => {
  await page.goto(`${demo.url}${CALENDAR}?view=${view}&date=${day}`);
  await page.getByText(/^Times in /).waitFor({ timeout: SLOW_MS });
};

const itemIn = (page: Page, key: string): Locator => page.locator(`[data-key="${key}"]`);

/** What the server has of it. */
const planned = async (
  client: AdminClient,
  day: string,
  key: string
): Promise<CalendarItem | undefined> => {
  const query = `from=${addDays(day, -14)}&to=${addDays(day, 14)}`;
  const path = `${API}/calendar?${query}`;
  const { data } = await client.request<{ data: CalendarView }>('GET', path);
  return data.items.find((item) => item.key === key);
};

const said = (page: Page, text: RegExp, role: 'status' | 'alert' = 'status'): Promise<void> =>
  page.getByRole(role).filter({ hasText: text }).first().waitFor({ timeout: SLOW_MS });

/** M, arrows, Enter; then the way back. */
export const moveByKeys = async (
  page: Page,
  demo: Demo,
  { client, plan }: { client: AdminClient; plan: PlannedDays }
): Promise<void> => {
  const { day, keys } = plan;
  await open(page, demo, 'month', day);
  await itemIn(page, keys[0]).waitFor({ timeout: SLOW_MS });
  await itemIn(page, keys[0]).focus();
  await page.keyboard.press('ArrowDown');
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-key'));
  assert.equal(focused, keys[1], 'an arrow leads to the next item');
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await said(page, /would go out/);
  await screenshot(page, 'calendar-moving');
  await page.keyboard.press('Escape');
  assert.equal((await planned(client, day, keys[1]))?.wallTime, `${day}T10:10`);
  await itemIn(page, keys[1]).focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await said(page, /moved to/);
  assert.equal((await planned(client, day, keys[1]))?.wallTime, `${addDays(day, 1)}T10:10`);
  await screenshot(page, 'calendar-moved');
  await page.getByRole('button', { name: 'Undo' }).click();
  await said(page, /is back at/);
  assert.equal((await planned(client, day, keys[1]))?.wallTime, `${day}T10:10`);
};

/** What would be past stays where it was, and the reason is told. */
export const refuseThePast = async (
  page: Page,
  demo: Demo,
  { client, plan }: { client: AdminClient; plan: PlannedDays }
): Promise<void> => {
  const { day, keys } = plan;
  await open(page, demo, 'month', day);
  await itemIn(page, keys[0]).waitFor({ timeout: SLOW_MS });
  await itemIn(page, keys[0]).focus();
  await page.keyboard.press('m');
  for (let weeks = 0; weeks < 4; weeks += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await said(page, /was not moved.*cannot go out/s, 'alert');
  await screenshot(page, 'calendar-refused');
  assert.equal((await planned(client, day, keys[0]))?.wallTime, `${day}T10:00`);
};

/** To the next day, with the mouse. */
export const moveByMouse = async (
  page: Page,
  demo: Demo,
  { client, plan }: { client: AdminClient; plan: PlannedDays }
): Promise<void> => {
  const { day, keys } = plan;
  await open(page, demo, 'month', day);
  const item = itemIn(page, keys[0]);
  await item.waitFor({ timeout: SLOW_MS });
  await item.scrollIntoViewIfNeeded();
  const from = await item.boundingBox();
  const next = await page.locator(`td[data-date="${addDays(day, 1)}"]`).boundingBox();
  assert.ok(from && next, 'both days are on the page');
  const y = from.y + from.height / 2;
  await page.mouse.move(from.x + from.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(next.x + next.width / 2, y, { steps: 12 });
  await page.mouse.up();
  await said(page, /moved to/);
  assert.equal((await planned(client, day, keys[0]))?.wallTime, `${addDays(day, 1)}T10:00`);
  await page.getByRole('button', { name: 'Undo' }).click();
  await said(page, /is back at/);
};

/** What an item is, why it is warned of, and that it can be cancelled. */
export const openAndCancel = async (
  page: Page,
  demo: Demo,
  { client, plan }: { client: AdminClient; plan: PlannedDays }
): Promise<void> => {
  const { day, keys } = plan;
  await open(page, demo, 'list', day);
  await itemIn(page, keys[1]).waitFor({ timeout: SLOW_MS });
  await itemIn(page, keys[1]).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/10 minutes apart/).waitFor({ timeout: SLOW_MS });
  await page.waitForTimeout(400);
  await screenshot(page, 'calendar-item');
  await dialog.getByRole('button', { name: 'Cancel the posts' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Cancel the posts' }).click();
  await itemIn(page, keys[1]).waitFor({ state: 'detached', timeout: SLOW_MS });
  assert.equal((await planned(client, day, keys[1]))?.state, 'cancelled');
};

/** How it looks now, at the present size and in the present theme. */
export const lookAtCalendar = async (
  page: Page,
  demo: Demo,
  { name, plan }: { name: string; plan: PlannedDays }
): Promise<void> => {
  for (const view of ['month', 'week', 'list']) {
    await open(page, demo, view, plan.day);
    await page.waitForTimeout(1000);
    await screenshot(page, `${name}-${view}`);
  }
};
