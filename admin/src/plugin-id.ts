export const PLUGIN_ID = 'social-distribution';

/** Below the admin's root, as the menu wants it. */
export const PLUGIN_PATH = `plugins/${PLUGIN_ID}`;

export const CONNECTIONS_PATH = `/${PLUGIN_PATH}/connections`;
