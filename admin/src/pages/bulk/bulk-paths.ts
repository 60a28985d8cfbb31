import { PLUGIN_PATH } from '../../plugin-id';

/** Below the admin's root. */
export const BULK_PATH = `/${PLUGIN_PATH}/bulk`;

export const orderPath = (id: number): string => `${BULK_PATH}/${id}`;

/** A file for the site that the list is about. */
export const newOrderPath = (siteId: number | undefined): string =>
  siteId === undefined ? `${BULK_PATH}/new` : `${BULK_PATH}/new?site=${siteId}`;
