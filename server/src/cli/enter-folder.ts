import { existsSync } from 'node:fs';

import { Refusal } from './command';

/**
 * Goes into the folder of the app: Strapi and the app's config read `.env` and relative paths from
 * the working directory.
 *
 * @throws Refusal there is no such folder
 */
export const enterFolder = (appDir: string): void => {
  if (!existsSync(appDir)) throw new Refusal(`There is no folder ${appDir}: see --app.`);
  process.chdir(appDir);
};
