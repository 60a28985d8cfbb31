import type { Page } from 'playwright-core';

import type { Demo } from '../../scripts/demo/open-demo';
import { launchBrowser } from '../../tests/browser/browser';
import { percentilesOf, type Percentiles } from '../figures/percentiles';

const CALENDAR = '/admin/plugins/social-distribution/calendar';
/** One frame at 60 Hz, ms; the clock of a page is told in tenths. */
export const FRAME_MS = 16.7;
const SLOW_MS = 60_000;
const SCROLL_MS = 6_000;
/** A wheel's notch at a time, as a hand turns it. */
const WHEEL_PX = 120;
const WHEEL_EVERY_MS = 30;
const VIEWS = ['month', 'week', 'list'] as const;

export interface ViewFigures {
  view: (typeof VIEWS)[number] | 'nothing';
  /** From asking for the page to the first item that stands there, ms. */
  shownMs: number;
  /** Items that are drawn. */
  drawn: number;
  /** Between frames while it is scrolled, ms. */
  frames: Percentiles;
  /** Of the frames, those that took no longer than one at 60 Hz, 0–1. */
  smooth: number;
}

/** What scrolling feels like in each view; the last one is an empty page, for this machine's own. */
export const measureFrames = async (demo: Demo, day: string): Promise<ViewFigures[]> => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await logIn(page, demo);
    const figures: ViewFigures[] = [];
    for (const view of VIEWS) {
      const asked = performance.now();
      await page.goto(`${demo.url}${CALENDAR}?view=${view}&date=${day}`);
      await page.locator('[data-key]').first().waitFor({ timeout: SLOW_MS });
      const shownMs = Math.round(performance.now() - asked);
      await page.waitForLoadState('networkidle');
      figures.push({ view, shownMs, ...(await scrolled(page)) });
    }
    await page.setContent('<div style="height:4000px">Nothing</div>');
    figures.push({ view: 'nothing', shownMs: 0, ...(await scrolled(page)) });
    return figures;
  } finally {
    await browser.close();
  }
};

const logIn = async (page: Page, { url, person }: Demo): Promise<void> => {
  await page.goto(`${url}/admin`);
  await page.getByRole('textbox', { name: /email/i }).fill(person.email);
  await page.getByLabel(/^Password/).fill(person.password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('link', { name: 'Social', exact: true }).waitFor({ timeout: SLOW_MS });
};

/** Turns the wheel over the middle of the page, down and up again, and counts frames meanwhile. */
const scrolled = async (page: Page): Promise<Omit<ViewFigures, 'view' | 'shownMs'>> => {
  const drawn = await page.locator('[data-key]').count();
  await page.mouse.move(900, 600);
  const counting = page.evaluate(async (lengthMs) => {
    const times: number[] = [];
    const begun = performance.now();
    while (performance.now() - begun < lengthMs) {
      times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
    }
    return times;
  }, SCROLL_MS);
  const until = performance.now() + SCROLL_MS;
  while (performance.now() < until) {
    const left = until - performance.now();
    await page.mouse.wheel(0, left > SCROLL_MS / 2 ? WHEEL_PX : -WHEEL_PX);
    await page.waitForTimeout(WHEEL_EVERY_MS);
  }
  const times = await counting;
  const frames = times.slice(1).map((time, place) => time - (times[place] ?? time));
  const smooth = frames.filter((ms) => Math.round(ms * 10) / 10 <= FRAME_MS).length / frames.length;
  return { drawn, frames: percentilesOf(frames), smooth };
};
