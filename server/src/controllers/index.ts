import accountChoices from './account-choices';
import activity from './activity';
import adaptations from './adaptations';
import aiProviders from './ai-providers';
import aiUsage from './ai-usage';
import approvals from './approvals';
import apps from './apps';
import audit from './audit';
import budgets from './budgets';
import bulk from './bulk';
import bulkDispatch from './bulk-dispatch';
import calendar from './calendar';
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
import queueBoard from './queue-board';
import quotas from './quotas';
import rollUps from './roll-ups';
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
  activity,
  adaptations,
  aiProviders,
  aiUsage,
  approvals,
  apps,
  audit,
  budgets,
  bulk,
  bulkDispatch,
  calendar,
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
  queueBoard,
  quotas,
  rollUps,
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
