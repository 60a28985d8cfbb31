import { PLUGIN_ID } from '../../plugin-id';

/** Below the admin's root. */
export const CONTENT_SETTINGS_PATH = `/settings/${PLUGIN_ID}/content`;

/** The page of one content-type. */
export const contentTypePath = (contentType: string): string =>
  `${CONTENT_SETTINGS_PATH}/${encodeURIComponent(contentType)}`;
