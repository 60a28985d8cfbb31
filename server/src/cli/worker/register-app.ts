import { createRequire } from 'node:module';

import type { Core } from '@strapi/types';

import { PLUGIN_ID } from '../../constants';
import { Refusal } from '../command';
import type { App } from './find-app';
import { STOP_SIGNALS } from './stop-signal';

interface StrapiModule {
  createStrapi: (options: object) => Core.Strapi;
}

/**
 * Makes the app's own Strapi and registers it: its config and plugins are known, its database is
 * untouched.
 *
 * @throws Refusal Strapi does not come up, or the plugin is not in it
 */
export const registerApp = async ({ appDir, distDir, strapiEntry }: App): Promise<Core.Strapi> => {
  try {
    const { createStrapi } = createRequire(strapiEntry)(strapiEntry) as StrapiModule;
    const strapi = keepingSignals(() => createStrapi({ appDir, distDir, serveAdminPanel: false }));
    holdCron(strapi);
    await strapi.register();
    if (isEnabled(strapi)) return strapi;
  } catch (error) {
    throw asRefusal(error);
  }
  throw new Refusal(
    `The plugin "${PLUGIN_ID}" is not enabled in ${appDir}: enable it in config/plugins.`
  );
};

/** Connects the database and starts everything but the HTTP server. @throws Refusal */
export const bootstrapApp = async (strapi: Core.Strapi): Promise<void> => {
  try {
    await strapi.bootstrap();
    strapi.isLoaded = true;
  } catch (error) {
    throw asRefusal(error);
  }
};

/** What stops Strapi's boot is a sentence for people already: a missing key, a bad config file. */
const asRefusal = (error: unknown): Refusal =>
  new Refusal(error instanceof Error ? error.message : String(error), { cause: error });

/** Strapi makes no plugins map entry for what is not enabled, whatever its types say. */
const isEnabled = (strapi: Core.Strapi): boolean => PLUGIN_ID in strapi.plugins;

/**
 * Strapi destroys itself at the first signal, under the feet of running deliveries. Only the
 * listeners that were there before stay.
 */
const keepingSignals = <Made>(make: () => Made): Made => {
  const before = STOP_SIGNALS.map((signal) => ({ signal, listeners: process.listeners(signal) }));
  const made = make();
  for (const { signal, listeners } of before) {
    for (const listener of process.listeners(signal)) {
      if (!listeners.includes(listener)) process.removeListener(signal, listener);
    }
  }
  return made;
};

/**
 * The tasks of the app, of Content Releases and of Strapi itself run in the Strapi that serves;
 * here they would run a second time. Jobs of a cron that never starts stay paused, whoever adds
 * them and whenever.
 */
const holdCron = ({ cron }: Core.Strapi): void => {
  cron.start = () => cron;
};
