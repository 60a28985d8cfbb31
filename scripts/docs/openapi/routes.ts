import { approvalQuerySchema } from '../../../contracts/approvals';
import { auditQuerySchema } from '../../../contracts/audit';
import { ADAPTATION_ROUTES } from './adaptation-routes';
import { AI_PROVIDER_ROUTES } from './ai-provider-routes';
import { AI_USAGE_ROUTES } from './ai-usage-routes';
import { ANALYTICS_ROUTES } from './analytics-routes';
import { BULK_ROUTES } from './bulk-routes';
import { CONTENT_ROUTES } from './content-routes';
import { DATA_CARE_ROUTES } from './data-care-routes';
import { DELIVERY_ROUTES } from './delivery-routes';
import { EXPERIMENT_ROUTES } from './experiment-routes';
import { LIMIT_ROUTES } from './limit-routes';
import { OVERVIEW_ROUTES } from './overview-routes';
import { RETENTION_ROUTES } from './retention-routes';
import type { RouteDescription } from './route-description';
import { RULE_ROUTES } from './rule-routes';
import { WEBHOOK_ROUTES } from './webhook-routes';

/**
 * Every route of the admin API, by method and path as in the route table, which also says its
 * permission.
 */
export const DESCRIPTIONS: Readonly<Record<string, RouteDescription>> = {
  'GET /platforms': {
    summary: 'List what can be connected, and how',
    answer: ['Platform'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /platforms/:platform/connect': {
    summary: 'Begin a sign-in, or connect an account by its app password',
    request: 'ConnectRequest',
    answer: 'ConnectResponse',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /platforms/:platform/callback': {
    summary: 'Come back from the platform; guarded by a one-time state and a cookie',
    answer: null,
    refusals: [404],
  },
  'GET /connections': {
    summary: 'List the connected accounts',
    answer: ['Connection'],
    bySite: true,
    refusals: [400, 404],
  },
  'DELETE /connections/:id': {
    summary: 'Disconnect an account',
    answer: 'Connection',
    refusals: [400, 404],
  },
  'POST /connections/:id/check': {
    summary: 'Look at an account now',
    answer: 'Connection',
    refusals: [400, 404],
  },
  'POST /connections/:id/refresh': {
    summary: 'Renew the credentials of an account now',
    answer: 'Connection',
    refusals: [400, 404],
  },
  'POST /connections/:id/disable': {
    summary: 'Stop posting to an account',
    answer: 'Connection',
    refusals: [400, 404],
  },
  'POST /connections/:id/enable': {
    summary: 'Post to an account again',
    answer: 'Connection',
    refusals: [400, 404],
  },
  ...DATA_CARE_ROUTES,
  ...LIMIT_ROUTES,
  ...OVERVIEW_ROUTES,
  'GET /account-choices/:token': {
    summary: 'Show the accounts that a consent gave',
    answer: 'AccountChoice',
    refusals: [400, 404],
  },
  'POST /account-choices/:token': {
    summary: 'Connect some of the accounts that a consent gave',
    request: 'PickAccountsRequest',
    answer: 'PickAccountsResponse',
    refusals: [400, 404],
  },
  'DELETE /account-choices/:token': {
    summary: 'Connect none of them, and forget the consent',
    answer: 'Nothing',
    refusals: [404],
  },
  'GET /apps': {
    summary: "List the operator's apps at the platforms, without their secrets",
    answer: ['App'],
    bySite: true,
    refusals: [400, 404],
  },
  'PUT /apps/:app': {
    summary: 'Set client id and secret of an app',
    request: 'SaveAppRequest',
    answer: ['App'],
    bySite: true,
    refusals: [400, 404],
  },
  'DELETE /apps/:app': {
    summary: 'Forget client id and secret of an app',
    answer: ['App'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /apps/:app/check': {
    summary: 'Find the usual mistakes in the set-up of an app',
    answer: 'SetupCheck',
    bySite: true,
    refusals: [400, 404],
  },
  ...ADAPTATION_ROUTES,
  ...AI_PROVIDER_ROUTES,
  ...AI_USAGE_ROUTES,
  ...ANALYTICS_ROUTES,
  ...CONTENT_ROUTES,
  ...BULK_ROUTES,
  ...RULE_ROUTES,
  ...EXPERIMENT_ROUTES,
  'GET /approvals': {
    summary: 'List what waits for approval, newest first; or what was decided',
    query: approvalQuerySchema,
    answer: 'ApprovalPage',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /approvals/:id': {
    summary: 'Show what waits for approval, or what was decided about it',
    answer: 'Approval',
    refusals: [400, 404],
  },
  'POST /approvals/approve-many': {
    summary: 'Approve many, or all of a bulk order; each is decided on its own',
    request: 'ApproveManyRequest',
    answer: 'DecideManyResponse',
    refusals: [400, 404],
  },
  'POST /approvals/reject-many': {
    summary: 'Reject many, or all of a bulk order; each is decided on its own',
    request: 'RejectManyRequest',
    answer: 'DecideManyResponse',
    refusals: [400, 404],
  },
  'POST /approvals/:id/approve': {
    summary: 'Let the posts go that were looked at',
    request: 'ApproveRequest',
    answer: 'Approval',
    refusals: [400, 404],
  },
  'POST /approvals/:id/reject': {
    summary: 'Cancel the posts that wait, and say why',
    request: 'RejectRequest',
    answer: 'Approval',
    refusals: [400, 404],
  },
  'POST /approvals/:id/comments': {
    summary: 'Comment on what waits for approval',
    request: 'CommentRequest',
    answer: 'Approval',
    refusals: [400, 404],
  },
  ...DELIVERY_ROUTES,
  ...WEBHOOK_ROUTES,
  'GET /health': {
    summary: 'Show whether posts go out, and what stands in their way',
    answer: 'Health',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /service-levels': {
    summary: 'Show what the plugin promises itself, and what happened in the last 30 days',
    answer: 'ServiceLevels',
  },
  'GET /sites': {
    summary: 'List the sites that the person may see',
    answer: ['Site'],
  },
  'POST /sites': {
    summary: 'Add a site',
    request: 'CreateSiteRequest',
    answer: 'Site',
    status: 201,
    refusals: [400],
  },
  'GET /sites/:id': {
    summary: 'Show a site',
    answer: 'Site',
    refusals: [400, 404],
  },
  'PUT /sites/:id': {
    summary: 'Change the settings of a site',
    request: 'UpdateSiteRequest',
    answer: 'Site',
    refusals: [400, 404],
  },
  'DELETE /sites/:id': {
    summary: 'Remove a site',
    answer: 'Site',
    refusals: [400, 404],
  },
  'POST /sites/:id/pause': {
    summary: 'Hold everything of a site until it is resumed',
    answer: 'SiteState',
    refusals: [400, 404],
  },
  'POST /sites/:id/resume': {
    summary: 'Let posts of a site go out again',
    answer: 'SiteState',
    refusals: [400, 404],
  },
  'POST /circuits/:platform/retry': {
    summary: 'Try a platform that is left alone now instead of later',
    answer: 'PlatformId',
    refusals: [404],
  },
  'GET /audit': {
    summary: 'Read the audit log, newest first',
    query: auditQuerySchema,
    answer: 'AuditPage',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /audit/actors': {
    summary: 'List the people who appear in the audit log',
    answer: ['AuditActor'],
    bySite: true,
    refusals: [400, 404],
  },
  'GET /audit/retention': {
    summary: 'Show how long the audit log is kept',
    answer: 'AuditRetention',
  },
  'PUT /audit/retention': {
    summary: 'Set how long the audit log is kept',
    request: 'RetentionRequest',
    answer: 'AuditRetention',
    refusals: [400],
  },
  ...RETENTION_ROUTES,
};
