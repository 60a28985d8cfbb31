import { auditRoutes } from './audit';
import { connectionsRoutes } from './connections';
import { deliveriesRoutes } from './deliveries';
import { distributionsRoutes } from './distributions';
import type { AdminRoute } from './guarded';
import { operationsRoutes } from './operations';
import { rulesRoutes } from './rules';
import { sitesRoutes } from './sites';

/** Every admin route with its permission. The callback is public: state and cookie guard it. */
export const adminRoutes: readonly AdminRoute[] = [
  ...connectionsRoutes,
  ...distributionsRoutes,
  ...deliveriesRoutes,
  ...operationsRoutes,
  ...sitesRoutes,
  ...rulesRoutes,
  ...auditRoutes,
];
