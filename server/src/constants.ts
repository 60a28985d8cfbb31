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
  platformApp: `plugin::${PLUGIN_ID}.platform-app`,
  accountChoice: `plugin::${PLUGIN_ID}.account-choice`,
  auditEntry: `plugin::${PLUGIN_ID}.audit-entry`,
  mapping: `plugin::${PLUGIN_ID}.mapping`,
  template: `plugin::${PLUGIN_ID}.template`,
  experiment: `plugin::${PLUGIN_ID}.experiment`,
  templateVersion: `plugin::${PLUGIN_ID}.template-version`,
  hashtagSet: `plugin::${PLUGIN_ID}.hashtag-set`,
  draft: `plugin::${PLUGIN_ID}.draft`,
  rateLimit: `plugin::${PLUGIN_ID}.rate-limit`,
  quotaUse: `plugin::${PLUGIN_ID}.quota-use`,
  schedule: `plugin::${PLUGIN_ID}.schedule`,
  ruleDecision: `plugin::${PLUGIN_ID}.rule-decision`,
  entrySharing: `plugin::${PLUGIN_ID}.entry-sharing`,
  approval: `plugin::${PLUGIN_ID}.approval`,
  bulkOrder: `plugin::${PLUGIN_ID}.bulk-order`,
  bulkRow: `plugin::${PLUGIN_ID}.bulk-row`,
  aiProvider: `plugin::${PLUGIN_ID}.ai-provider`,
  aiPrompt: `plugin::${PLUGIN_ID}.ai-prompt`,
  aiAdaptation: `plugin::${PLUGIN_ID}.ai-adaptation`,
  aiProposal: `plugin::${PLUGIN_ID}.ai-proposal`,
  aiUsage: `plugin::${PLUGIN_ID}.ai-usage`,
  aiReservation: `plugin::${PLUGIN_ID}.ai-reservation`,
  aiMonth: `plugin::${PLUGIN_ID}.ai-month`,
  aiCache: `plugin::${PLUGIN_ID}.ai-cache`,
  idempotencyKey: `plugin::${PLUGIN_ID}.idempotency-key`,
  deliveryFact: `plugin::${PLUGIN_ID}.delivery-fact`,
  analyticsCell: `plugin::${PLUGIN_ID}.analytics-cell`,
  analyticsCursor: `plugin::${PLUGIN_ID}.analytics-cursor`,
  analyticsStaleDay: `plugin::${PLUGIN_ID}.analytics-stale-day`,
  webhook: `plugin::${PLUGIN_ID}.webhook`,
  webhookDelivery: `plugin::${PLUGIN_ID}.webhook-delivery`,
  webhookCursor: `plugin::${PLUGIN_ID}.webhook-cursor`,
  analyticsDay: `plugin::${PLUGIN_ID}.analytics-day`,
  tally: `plugin::${PLUGIN_ID}.tally`,
  budgetAlert: `plugin::${PLUGIN_ID}.budget-alert`,
  metricCheck: `plugin::${PLUGIN_ID}.metric-check`,
  dataRequest: `plugin::${PLUGIN_ID}.data-request`,
  instance: `plugin::${PLUGIN_ID}.instance`,
} as const;

/** Files of Strapi's media library. */
export const UPLOAD_FILE_UID = 'plugin::upload.file';

/** Tables with sealed columns: their names are part of what the vault authenticates, so they never change. */
export const CONNECTIONS_TABLE = 'platform_connections';
export const PLATFORM_APPS_TABLE = 'distribution_apps';
export const ACCOUNT_CHOICES_TABLE = 'distribution_account_choices';
export const AI_PROVIDERS_TABLE = 'distribution_ai_providers';
export const WEBHOOKS_TABLE = 'distribution_webhooks';

/** RBAC action names, as registered with Strapi and as written in routes. */
export const ACTIONS = {
  read: `plugin::${PLUGIN_ID}.read`,
  distribute: `plugin::${PLUGIN_ID}.distribute`,
  compose: `plugin::${PLUGIN_ID}.compose`,
  schedule: `plugin::${PLUGIN_ID}.schedule`,
  approve: `plugin::${PLUGIN_ID}.approve`,
  connect: `plugin::${PLUGIN_ID}.connections.manage`,
  rules: `plugin::${PLUGIN_ID}.rules.edit`,
  settings: `plugin::${PLUGIN_ID}.settings.edit`,
  monitor: `plugin::${PLUGIN_ID}.monitor`,
  analytics: `plugin::${PLUGIN_ID}.analytics.read`,
  templates: `plugin::${PLUGIN_ID}.templates.manage`,
  pause: `plugin::${PLUGIN_ID}.site.pause`,
} as const;

export type ActionId = (typeof ACTIONS)[keyof typeof ACTIONS];

export const DEFAULT_SITE_SLUG = 'default';
