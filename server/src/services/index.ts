import { createEntryLoader } from './adaptation/entry-loader';
import { createConnections } from './connections/connections';
import { createOAuthFlow } from './connections/oauth-flow';
import { createDeliveries } from './deliveries/deliveries';
import { createDistributions } from './distributions/distributions';
import { createMediaLibrary } from './media/media-library';
import { createOutbox } from './outbox/outbox';
import { createAdapters } from './platforms/adapters';
import { createQueue } from './queue';
import { createRules } from './rules/rules';
import { createSites } from './sites/sites';
import { createTargets } from './targets/targets';

/** Every service of the plugin, by the name it is asked for with. */
export const services = {
  adapters: createAdapters,
  connections: createConnections,
  deliveries: createDeliveries,
  distributions: createDistributions,
  entries: createEntryLoader,
  media: createMediaLibrary,
  oauth: createOAuthFlow,
  outbox: createOutbox,
  queue: createQueue,
  rules: createRules,
  sites: createSites,
  targets: createTargets,
};
