import { approvalQuerySchema } from '../../../contracts/approvals';
import { auditQuerySchema } from '../../../contracts/audit';
import { deliveryPageQuerySchema, deliveryQuerySchema } from '../../../contracts/deliveries';
import { rollUpQuerySchema } from '../../../contracts/roll-ups';
import { ADAPTATION_ROUTES } from './adaptation-routes';
import { AI_PROVIDER_ROUTES } from './ai-provider-routes';
import { AI_USAGE_ROUTES } from './ai-usage-routes';
import { BULK_ROUTES } from './bulk-routes';
import { CONTENT_ROUTES } from './content-routes';
import { LIMIT_ROUTES } from './limit-routes';
import type { RouteDescription } from './route-description';
import { RULE_ROUTES } from './rule-routes';

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
  ...LIMIT_ROUTES,
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
  ...CONTENT_ROUTES,
  ...BULK_ROUTES,
  ...RULE_ROUTES,
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
  'GET /deliveries': {
    summary:
      'List deliveries in pages (`meta.pagination` says where), by filters; those of one entry when it is named',
    query: deliveryQuerySchema,
    answer: ['ListedDelivery'],
    bySite: true,
    refusals: [400, 404],
  },
  'GET /deliveries/undecided': {
    summary: 'List the outcomes that a person must decide',
    query: deliveryPageQuerySchema,
    answer: 'DeliveryPage',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /deliveries/roll-ups': {
    summary: 'Show where the entries of a list stand: how many targets are live, wait or failed',
    query: rollUpQuerySchema,
    answer: ['RollUp'],
    bySite: true,
    refusals: [400, 404],
  },
  'GET /deliveries/askers': {
    summary: 'List the people who asked for posts',
    answer: ['DeliveryAsker'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /deliveries/cancel': {
    summary: 'Cancel many deliveries that are not out yet',
    request: 'CancelManyRequest',
    answer: 'CancelManyResponse',
    refusals: [400],
  },
  'POST /deliveries/retry': {
    summary: 'Try many deliveries again, one after the other',
    request: 'RetryManyRequest',
    answer: 'RetryManyResponse',
    refusals: [400],
  },
  'GET /deliveries/:id': {
    summary: 'Show a delivery with everything that happened to it',
    answer: 'DeliveryDetails',
    refusals: [400, 404],
  },
  'PUT /deliveries/:id/content': {
    summary: 'Change the words, files or options of a post that is not out yet',
    request: 'EditDeliveryRequest',
    answer: 'Delivery',
    refusals: [400, 404],
  },
  'POST /deliveries/:id/adapt': {
    summary:
      'Make a post that is not out yet anew from its entry, except for what a person changed',
    request: 'AdaptDeliveryRequest',
    answer: 'Delivery',
    refusals: [400, 404],
  },
  'POST /deliveries/:id/retry': {
    summary: 'Try a delivery again',
    answer: 'Delivery',
    refusals: [400, 404],
  },
  'POST /deliveries/:id/cancel': {
    summary: 'Cancel a delivery that is not out yet',
    answer: 'Delivery',
    refusals: [400, 404],
  },
  'POST /deliveries/:id/resolve': {
    summary: 'Say what became of a delivery whose outcome is unknown',
    request: 'ResolveRequest',
    answer: 'Delivery',
    refusals: [400, 404],
  },
  'GET /queue/status': {
    summary: 'Show whether the queue runs, and how much waits in it',
    answer: 'QueueStatus',
  },
  'POST /queue/board-session': {
    summary: 'Let this browser look at the board of the queue for a few minutes, by a cookie',
    answer: 'BoardSession',
  },
  'GET /queue/failed': {
    summary: 'List deliveries that failed',
    query: deliveryPageQuerySchema,
    answer: 'DeliveryPage',
    bySite: true,
    refusals: [400, 404],
  },
  'POST /queue/retry/:id': {
    summary: 'Try a failed delivery again',
    answer: 'Delivery',
    refusals: [400, 404],
  },
  'GET /health': {
    summary: 'Show whether posts go out, and what stands in their way',
    answer: 'Health',
    bySite: true,
    refusals: [400, 404],
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
};
