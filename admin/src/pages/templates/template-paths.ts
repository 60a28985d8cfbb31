import { PLUGIN_PATH } from '../../plugin-id';

/** Below the admin's root. */
export const TEMPLATES_PATH = `/${PLUGIN_PATH}/templates`;

export const templatePath = (id: number): string => `${TEMPLATES_PATH}/${id}`;

/** A new one on the site that the list is about. */
export const newTemplatePath = (siteId: number | undefined): string =>
  siteId === undefined ? `${TEMPLATES_PATH}/new` : `${TEMPLATES_PATH}/new?site=${siteId}`;
