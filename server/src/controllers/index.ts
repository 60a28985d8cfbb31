import accountChoices from './account-choices';
import apps from './apps';
import audit from './audit';
import connections from './connections';
import deliveries from './deliveries';
import distributions from './distributions';
import health from './health';
import platforms from './platforms';
import publicMedia from './public-media';
import queue from './queue';
import rules from './rules';
import setupCheck from './setup-check';
import sites from './sites';

export default {
  accountChoices,
  apps,
  audit,
  connections,
  deliveries,
  distributions,
  health,
  platforms,
  publicMedia,
  queue,
  rules,
  setupCheck,
  sites,
};
