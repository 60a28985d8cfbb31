import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { chromium, type Browser, type Page } from 'playwright-core';

import { lookForObstacles } from './axe';

const CANDIDATES = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
const ARTEFACTS = join(import.meta.dirname, '..', '..', 'artefacts', 'screens');

/** Debian's Chromium, without its own background traffic. */
export const launchBrowser = (): Promise<Browser> => {
  const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  if (!executablePath) throw new Error('No Chromium: install it or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};

let walk = '';
let taken = 0;

/** Pictures of a walk beside the first one bear its name. */
export const beginWalk = (name: string): void => {
  walk = `${name}-`;
};

/** Saves what a person sees now, numbered in the order they were taken, and has axe look at it. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(ARTEFACTS, { recursive: true });
  taken += 1;
  const file = `${walk}${String(taken).padStart(2, '0')}-${name}.png`;
  // Dialogs fade in: the picture shows them as they will be.
  await page.screenshot({ path: join(ARTEFACTS, file), fullPage: false, animations: 'disabled' });
  await lookForObstacles(page, file);
};
