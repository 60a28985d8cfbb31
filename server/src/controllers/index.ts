import accountChoices from './account-choices';
import apps from './apps';
import audit from './audit';
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
import rules from './rules';
import setupCheck from './setup-check';
import sites from './sites';
import targets from './targets';
import templates from './templates';

export default {
  accountChoices,
  apps,
  audit,
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
  rules,
  setupCheck,
  sites,
  targets,
  templates,
};
