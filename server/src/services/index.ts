import { createActivity } from './activity/activity';
import { createAnalytics } from './analytics/analytics';
import { createAiUsage } from './ai-usage/ai-usage';
import { createAiProviders } from './ai-providers/ai-providers';
import { createAudit } from './audit/audit';
import { createAutomation } from './automation/automation';
import { createApps } from './apps/apps';
import { createApprovals } from './approvals/approvals';
import { createBoardPasses } from './board/board-passes';
import { createBudgetAlerts } from './budgets/budget-alerts';
import { createBudgetViews } from './budgets/budgets';
import { createBulk } from './bulk/bulk';
import { createCalendar } from './calendar/calendar';
import { createCircuits } from './circuits/circuits';
import { createAccountChoices } from './connections/account-choices';
import { createConnections } from './connections/connections';
import { createOAuthFlow } from './connections/oauth-flow';
import { createDataCare } from './data-care/data-care';
import { createDecisions } from './deliveries/decisions';
import { createDeliveries } from './deliveries/deliveries';
import { createDistributions } from './distributions/distributions';
import { createDoctor } from './doctor/doctor';
import { createDrafts } from './drafts/drafts';
import { createExperiments } from './experiments/experiments';
import { createHashtagSets } from './hashtag-sets/hashtag-sets';
import { createHealth } from './health/health';
import { createKeyRotation } from './key-rotation/key-rotation';
import { createLinkCards } from './link-cards/link-cards';
import { createEntryLoader } from './mappings/entry-loader';
import { createMappings } from './mappings/mappings';
import { createMediaLibrary } from './media/media-library';
import { createMetrics } from './metrics/metrics';
import { createMonitoring } from './monitoring/monitoring';
import { createNotices } from './notices/notices';
import { createOutbox } from './outbox/outbox';
import { createOverview } from './overview/overview';
import { createAdapters } from './platforms/adapters';
import { createProposals } from './proposals/proposals';
import { createQueue } from './queue';
import { createQuotas } from './quotas/quotas';
import { createQuotaOverview } from './quotas/views/quota-overview';
import { createRetention } from './retention/retention';
import { createRuleDecisions } from './rules/rule-decisions';
import { createRules } from './rules/rules';
import { createSchedules } from './schedules/schedules';
import { createServiceLevels } from './service-levels/service-levels';
import { createSetupCheck } from './setup-check/setup-check';
import { createSharing } from './sharing/sharing';
import { createSites } from './sites/sites';
import { createSlots } from './slots/slots';
import { createTargets } from './targets/targets';
import { createTemplates } from './templates/templates';
import { createUnpublish } from './unpublish/unpublish';
import { createUpkeep } from './upkeep/upkeep';
import { createWebhooks } from './webhooks/webhooks';
import { createWorkers } from './workers/workers';

/** Every service of the plugin, by the name it is asked for with. */
export const services = {
  activity: createActivity,
  adapters: createAdapters,
  aiProviders: createAiProviders,
  aiUsage: createAiUsage,
  analytics: createAnalytics,
  approvals: createApprovals,
  apps: createApps,
  audit: createAudit,
  automation: createAutomation,
  boardPasses: createBoardPasses,
  budgetAlerts: createBudgetAlerts,
  budgetViews: createBudgetViews,
  bulk: createBulk,
  calendar: createCalendar,
  choices: createAccountChoices,
  circuits: createCircuits,
  connections: createConnections,
  dataCare: createDataCare,
  decisions: createDecisions,
  deliveries: createDeliveries,
  distributions: createDistributions,
  doctor: createDoctor,
  drafts: createDrafts,
  entries: createEntryLoader,
  experiments: createExperiments,
  hashtagSets: createHashtagSets,
  health: createHealth,
  keyRotation: createKeyRotation,
  linkCards: createLinkCards,
  mappings: createMappings,
  media: createMediaLibrary,
  metrics: createMetrics,
  monitoring: createMonitoring,
  notices: createNotices,
  oauth: createOAuthFlow,
  outbox: createOutbox,
  overview: createOverview,
  proposals: createProposals,
  queue: createQueue,
  quotas: createQuotas,
  quotaOverview: createQuotaOverview,
  retention: createRetention,
  ruleDecisions: createRuleDecisions,
  rules: createRules,
  schedules: createSchedules,
  serviceLevels: createServiceLevels,
  setupCheck: createSetupCheck,
  sharing: createSharing,
  sites: createSites,
  slots: createSlots,
  targets: createTargets,
  templates: createTemplates,
  unpublish: createUnpublish,
  upkeep: createUpkeep,
  webhooks: createWebhooks,
  workers: createWorkers,
};
