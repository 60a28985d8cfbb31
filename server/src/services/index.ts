import { createEntryLoader } from './adaptation/entry-loader';
import { createCircuits } from './circuits/circuits';
import { createConnections } from './connections/connections';
import { createOAuthFlow } from './connections/oauth-flow';
import { createDecisions } from './deliveries/decisions';
import { createDeliveries } from './deliveries/deliveries';
import { createDistributions } from './distributions/distributions';
import { createHealth } from './health/health';
import { createMediaLibrary } from './media/media-library';
import { createOutbox } from './outbox/outbox';
import { createAdapters } from './platforms/adapters';
import { createQueue } from './queue';
import { createRules } from './rules/rules';
import { createSites } from './sites/sites';
import { createTargets } from './targets/targets';
import { createWorkers } from './workers/workers';

/** Every service of the plugin, by the name it is asked for with. */
export const services = {
  adapters: createAdapters,
  circuits: createCircuits,
  connections: createConnections,
  decisions: createDecisions,
  deliveries: createDeliveries,
  distributions: createDistributions,
  entries: createEntryLoader,
  health: createHealth,
  media: createMediaLibrary,
  oauth: createOAuthFlow,
  outbox: createOutbox,
  queue: createQueue,
  rules: createRules,
  sites: createSites,
  targets: createTargets,
  workers: createWorkers,
};
