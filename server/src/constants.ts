export const PLUGIN_ID = 'social-distribution';

/** UIDs of our content-types and raw models. */
export const UIDS = {
  site: `plugin::${PLUGIN_ID}.site`,
  connection: `plugin::${PLUGIN_ID}.connection`,
  target: `plugin::${PLUGIN_ID}.target`,
  rule: `plugin::${PLUGIN_ID}.rule`,
  distribution: `plugin::${PLUGIN_ID}.distribution`,
  delivery: `plugin::${PLUGIN_ID}.delivery`,
  deliveryEvent: `plugin::${PLUGIN_ID}.delivery-event`,
  outbox: `plugin::${PLUGIN_ID}.outbox`,
  oauthState: `plugin::${PLUGIN_ID}.oauth-state`,
  worker: `plugin::${PLUGIN_ID}.worker`,
  circuit: `plugin::${PLUGIN_ID}.circuit`,
} as const;

/** Table of the connections: part of what the vault authenticates, so it never changes. */
export const CONNECTIONS_TABLE = 'platform_connections';

/** RBAC action names, as registered with Strapi and as written in routes. */
export const ACTIONS = {
  read: `plugin::${PLUGIN_ID}.read`,
  distribute: `plugin::${PLUGIN_ID}.distribute`,
  connect: `plugin::${PLUGIN_ID}.connections.manage`,
  rules: `plugin::${PLUGIN_ID}.rules.edit`,
  pause: `plugin::${PLUGIN_ID}.site.pause`,
} as const;

export type ActionId = (typeof ACTIONS)[keyof typeof ACTIONS];

export const DEFAULT_SITE_SLUG = 'default';
