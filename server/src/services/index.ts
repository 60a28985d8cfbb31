import { createEntryLoader } from './adaptation/entry-loader';
import { createAudit } from './audit/audit';
import { createApps } from './apps/apps';
import { createCircuits } from './circuits/circuits';
import { createAccountChoices } from './connections/account-choices';
import { createConnections } from './connections/connections';
import { createOAuthFlow } from './connections/oauth-flow';
import { createDecisions } from './deliveries/decisions';
import { createDeliveries } from './deliveries/deliveries';
import { createDistributions } from './distributions/distributions';
import { createDoctor } from './doctor/doctor';
import { createHealth } from './health/health';
import { createKeyRotation } from './key-rotation/key-rotation';
import { createMediaLibrary } from './media/media-library';
import { createNotices } from './notices/notices';
import { createOutbox } from './outbox/outbox';
import { createAdapters } from './platforms/adapters';
import { createQueue } from './queue';
import { createRules } from './rules/rules';
import { createSetupCheck } from './setup-check/setup-check';
import { createSites } from './sites/sites';
import { createTargets } from './targets/targets';
import { createUpkeep } from './upkeep/upkeep';
import { createWorkers } from './workers/workers';

/** Every service of the plugin, by the name it is asked for with. */
export const services = {
  adapters: createAdapters,
  apps: createApps,
  audit: createAudit,
  choices: createAccountChoices,
  circuits: createCircuits,
  connections: createConnections,
  decisions: createDecisions,
  deliveries: createDeliveries,
  distributions: createDistributions,
  doctor: createDoctor,
  entries: createEntryLoader,
  health: createHealth,
  keyRotation: createKeyRotation,
  media: createMediaLibrary,
  notices: createNotices,
  oauth: createOAuthFlow,
  outbox: createOutbox,
  queue: createQueue,
  rules: createRules,
  setupCheck: createSetupCheck,
  sites: createSites,
  targets: createTargets,
  upkeep: createUpkeep,
  workers: createWorkers,
};
