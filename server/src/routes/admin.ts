import { auditRoutes } from './audit';
import { connectionsRoutes } from './connections';
import { deliveriesRoutes } from './deliveries';
import { distributionsRoutes } from './distributions';
import { draftsRoutes } from './drafts';
import type { AdminRoute } from './guarded';
import { mappingsRoutes } from './mappings';
import { operationsRoutes } from './operations';
import { rulesRoutes } from './rules';
import { sitesRoutes } from './sites';
import { targetsRoutes } from './targets';
import { templatesRoutes } from './templates';

/** Every admin route with its permission. The callback is public: state and cookie guard it. */
export const adminRoutes: readonly AdminRoute[] = [
  ...connectionsRoutes,
  ...distributionsRoutes,
  ...draftsRoutes,
  ...deliveriesRoutes,
  ...operationsRoutes,
  ...sitesRoutes,
  ...rulesRoutes,
  ...mappingsRoutes,
  ...targetsRoutes,
  ...templatesRoutes,
  ...auditRoutes,
];
