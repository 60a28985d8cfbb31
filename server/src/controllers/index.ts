import accountChoices from './account-choices';
import adaptations from './adaptations';
import aiProviders from './ai-providers';
import aiUsage from './ai-usage';
import approvals from './approvals';
import apps from './apps';
import audit from './audit';
import budgets from './budgets';
import bulk from './bulk';
import bulkDispatch from './bulk-dispatch';
import connectionLimits from './connection-limits';
import connections from './connections';
import deliveries from './deliveries';
import distributions from './distributions';
import drafts from './drafts';
import hashtagSets from './hashtag-sets';
import health from './health';
import mappings from './mappings';
import platforms from './platforms';
import previews from './previews';
import publicMedia from './public-media';
import queue from './queue';
import quotas from './quotas';
import ruleDecisions from './rule-decisions';
import rules from './rules';
import schedules from './schedules';
import setupCheck from './setup-check';
import sharing from './sharing';
import sites from './sites';
import slots from './slots';
import targets from './targets';
import templates from './templates';

export default {
  accountChoices,
  adaptations,
  aiProviders,
  aiUsage,
  approvals,
  apps,
  audit,
  budgets,
  bulk,
  bulkDispatch,
  connectionLimits,
  connections,
  deliveries,
  distributions,
  drafts,
  hashtagSets,
  health,
  mappings,
  platforms,
  previews,
  publicMedia,
  queue,
  quotas,
  ruleDecisions,
  rules,
  schedules,
  setupCheck,
  sharing,
  sites,
  slots,
  targets,
  templates,
};
