import type { Core } from '@strapi/types';

import { problem, type Section } from '../../services/doctor/finding';
import { nodeFinding } from '../../services/doctor/node-version';
import { ourModels } from '../../services/doctor/our-models';
import { getService } from '../../services/get-service';
import { Refusal } from '../command';
import { enterFolder } from '../enter-folder';
import type { Terminal } from '../terminal';
import { findApp, type App } from '../worker/find-app';
import { registerApp } from '../worker/register-app';
import type { DoctorOptions } from './doctor-options';
import { keepStdout } from './keep-stdout';
import { countsOf, jsonOf, linesOf } from './report';

/**
 * Prints what is right and what is not, and resolves with the exit code.
 *
 * @throws Refusal the folder holds no Strapi app, or one that is not built
 */
export const runDoctor = async (options: DoctorOptions, terminal: Terminal): Promise<number> => {
  enterFolder(options.appDir);
  const app = await findApp(options.appDir);
  const giveStdoutBack = keepStdout();
  const sections = await examine(app, options).finally(giveStdoutBack);
  const lines = options.asJson ? [jsonOf(sections)] : linesOf(sections);
  for (const line of lines) terminal.print(line);
  return countsOf(sections).problems > 0 ? 1 : 0;
};

const examine = async (app: App, { isOnline }: DoctorOptions): Promise<Section[]> => {
  const node = {
    id: 'node',
    title: 'Node.js',
    findings: [nodeFinding(process.versions.node)],
  };
  const strapi = await load(app);
  if (strapi instanceof Refusal) return [node, notLoaded(strapi)];
  try {
    return [node, ...(await getService(strapi, 'doctor').examine({ isOnline }))];
  } finally {
    await strapi.db.destroy();
  }
};

/**
 * Registered and not bootstrapped: nothing fits the database to content-types, no code of the app
 * starts, and no worker.
 */
const load = async (app: App): Promise<Core.Strapi | Refusal> => {
  try {
    const strapi = await registerApp(app);
    await strapi.db.init({ models: ourModels(strapi) });
    return strapi;
  } catch (error) {
    if (error instanceof Refusal) return error;
    return new Refusal(error instanceof Error ? error.message : String(error), { cause: error });
  }
};

/** A bad config, a missing key, a provider that is not installed: Strapi does not start either. */
const notLoaded = ({ message }: Refusal): Section => ({
  id: 'app',
  title: 'Strapi app',
  findings: [
    problem(
      `The app does not load: ${message}`,
      'Mend that first; the rest can be looked at only then.'
    ),
  ],
});
