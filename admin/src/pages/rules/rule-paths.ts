import { PLUGIN_PATH } from '../../plugin-id';

/** Below the admin's root. */
export const RULES_PATH = `/${PLUGIN_PATH}/rules`;

export const rulePath = (id: number): string => `${RULES_PATH}/${id}`;

/** A new one on the site that the list is about. */
export const newRulePath = (siteId: number | undefined): string =>
  siteId === undefined ? `${RULES_PATH}/new` : `${RULES_PATH}/new?site=${siteId}`;
