import accountChoices from './account-choices';
import activity from './activity';
import adaptations from './adaptations';
import aiProviders from './ai-providers';
import aiUsage from './ai-usage';
import analytics from './analytics';
import approvals from './approvals';
import apps from './apps';
import audit from './audit';
import automationAccounts from './automation/accounts';
import automationDeliveries from './automation/deliveries';
import automationPosts from './automation/posts';
import automationSchedules from './automation/schedules';
import automationTargets from './automation/targets';
import budgets from './budgets';
import bulk from './bulk';
import bulkDispatch from './bulk-dispatch';
import calendar from './calendar';
import connectionLimits from './connection-limits';
import connections from './connections';
import dataCare from './data-care';
import dataCalls from './data-calls';
import deliveries from './deliveries';
import distributions from './distributions';
import drafts from './drafts';
import experiments from './experiments';
import hashtagSets from './hashtag-sets';
import health from './health';
import mappings from './mappings';
import monitoring from './monitoring';
import overview from './overview';
import platforms from './platforms';
import previews from './previews';
import publicMedia from './public-media';
import queue from './queue';
import queueBoard from './queue-board';
import quotas from './quotas';
import retention from './retention';
import rollUps from './roll-ups';
import ruleDecisions from './rule-decisions';
import rules from './rules';
import schedules from './schedules';
import serviceLevels from './service-levels';
import setupCheck from './setup-check';
import sharing from './sharing';
import sites from './sites';
import slots from './slots';
import targets from './targets';
import templates from './templates';
import webhookSending from './webhook-sending';
import webhooks from './webhooks';

export default {
  accountChoices,
  activity,
  adaptations,
  aiProviders,
  aiUsage,
  analytics,
  approvals,
  apps,
  audit,
  automationAccounts,
  automationDeliveries,
  automationPosts,
  automationSchedules,
  automationTargets,
  budgets,
  bulk,
  bulkDispatch,
  calendar,
  connectionLimits,
  connections,
  dataCare,
  dataCalls,
  deliveries,
  distributions,
  drafts,
  experiments,
  hashtagSets,
  health,
  mappings,
  monitoring,
  overview,
  platforms,
  previews,
  publicMedia,
  queue,
  queueBoard,
  quotas,
  retention,
  rollUps,
  ruleDecisions,
  rules,
  schedules,
  serviceLevels,
  setupCheck,
  sharing,
  sites,
  slots,
  targets,
  templates,
  webhookSending,
  webhooks,
};
