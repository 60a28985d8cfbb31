import { PLUGIN_PATH } from '../../plugin-id';

/** Below the admin's root. */
export const SETS_PATH = `/${PLUGIN_PATH}/hashtags`;

export const setPath = (id: number): string => `${SETS_PATH}/${id}`;

/** A new one on the site that the list is about. */
export const newSetPath = (siteId: number | undefined): string =>
  siteId === undefined ? `${SETS_PATH}/new` : `${SETS_PATH}/new?site=${siteId}`;
