import { aiProvidersRoutes } from './ai-providers';
import { aiRoutes } from './ai';
import { analyticsRoutes } from './analytics';
import { approvalsRoutes } from './approvals';
import { auditRoutes } from './audit';
import { bulkRoutes } from './bulk';
import { connectionsRoutes } from './connections';
import { dataCareRoutes } from './data-care';
import { deliveriesRoutes } from './deliveries';
import { distributionsRoutes } from './distributions';
import { draftsRoutes } from './drafts';
import { experimentsRoutes } from './experiments';
import type { AdminRoute } from './guarded';
import { mappingsRoutes } from './mappings';
import { operationsRoutes } from './operations';
import { overviewRoutes } from './overview';
import { quotasRoutes } from './quotas';
import { retentionRoutes } from './retention';
import { rulesRoutes } from './rules';
import { schedulesRoutes } from './schedules';
import { sitesRoutes } from './sites';
import { targetsRoutes } from './targets';
import { templatesRoutes } from './templates';
import { webhooksRoutes } from './webhooks';

/** Every admin route with its permission. The callback is public: state and cookie guard it. */
export const adminRoutes: readonly AdminRoute[] = [
  ...connectionsRoutes,
  ...dataCareRoutes,
  ...distributionsRoutes,
  ...bulkRoutes,
  ...draftsRoutes,
  ...schedulesRoutes,
  ...deliveriesRoutes,
  ...approvalsRoutes,
  ...aiProvidersRoutes,
  ...operationsRoutes,
  ...overviewRoutes,
  ...sitesRoutes,
  ...quotasRoutes,
  ...aiRoutes,
  ...rulesRoutes,
  ...mappingsRoutes,
  ...targetsRoutes,
  ...templatesRoutes,
  ...experimentsRoutes,
  ...auditRoutes,
  ...retentionRoutes,
  ...webhooksRoutes,
  ...analyticsRoutes,
];
