import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from 'playwright-core';

interface Finding {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

interface Axe {
  run(
    context: { include: string[][] },
    options: { runOnly: { type: 'tag'; values: string[] } }
  ): Promise<{ violations: Finding[] }>;
}

declare global {
  interface Window {
    axe?: Axe;
  }
}

/** WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is ours: the page below Strapi's own navigation, and whatever lies over it. */
const OUR_PARTS = ['main', '[role="dialog"]', '[role="alertdialog"]', '[role="menu"]'];

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const shown = ({ id, help, nodes }: Finding): string =>
  `${id}: ${help}\n${nodes.map(({ html }) => `    ${html.slice(0, 240)}`).join('\n')}`;

/** Pages that are ours as a whole; elsewhere only what we put there. */
const OUR_PAGES = /\/(?:plugins|settings)\/social-distribution/;
const ELSEWHERE = ['[data-social-distribution]'];

/** Strapi's buttons and dialogs have changed their colours long before. */
const FADED_MS = 1_000;

const found = new Map<string, string[]>();
let looked = 0;

/** Waits until nothing fades any more; what turns for ever, like a loader, is not waited for. */
const whenFaded = (page: Page): Promise<void> =>
  page.evaluate(async (atMostMs) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const fading = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished);
    const tooLong = new Promise((resolve) => setTimeout(resolve, atMostMs));
    await Promise.race([Promise.allSettled(fading), tooLong]);
  }, FADED_MS);

const violationsOn = async (page: Page, parts: readonly string[]): Promise<Finding[]> => {
  // Evaluated from outside, since the page's policy allows no foreign script.
  await page.evaluate(source);
  return page.evaluate(
    async ({ ours, tags }) => {
      const include = ours.filter((part) => document.querySelector(part)).map((part) => [part]);
      if (include.length === 0) return [];
      const results = await window.axe?.run(
        { include },
        { runOnly: { type: 'tag', values: tags } }
      );
      return results?.violations ?? [];
    },
    { ours: parts, tags: TAGS }
  );
};

/** Looks for obstacles in what is ours of the page; they are told by `assertAccessible`. */
export const lookForObstacles = async (page: Page, where: string): Promise<void> => {
  const { pathname } = new URL(page.url());
  if (!pathname.startsWith('/admin')) return;
  // Strapi's own colours under the pointer, or half faded, are not ours to judge.
  await page.mouse.move(0, 0);
  await whenFaded(page);
  const parts = OUR_PAGES.test(pathname) ? OUR_PARTS : ELSEWHERE;
  const violations = await violationsOn(page, parts);
  looked += 1;
  if (violations.length > 0) found.set(where, violations.map(shown));
};

/** Fails with every obstacle that was seen on the way. */
export const assertAccessible = (): void => {
  assert.ok(looked > 0, 'some pages were looked at');
  const all = [...found].map(([where, what]) => `${where}\n  ${what.join('\n  ')}`);
  assert.ok(all.length === 0, `axe found obstacles:\n${all.join('\n')}`);
  console.log(`  axe found nothing in ${looked} views`);
};
