import { PLUGIN_PATH } from '../../plugin-id';

/** Below the admin's root. */
export const EXPERIMENTS_PATH = `/${PLUGIN_PATH}/experiments`;

export const experimentPath = (id: number): string => `${EXPERIMENTS_PATH}/${id}`;

export const editExperimentPath = (id: number): string => `${experimentPath(id)}/edit`;

/** A new one on the site that the list is about. */
export const newExperimentPath = (siteId: number | undefined): string =>
  siteId === undefined ? `${EXPERIMENTS_PATH}/new` : `${EXPERIMENTS_PATH}/new?site=${siteId}`;
