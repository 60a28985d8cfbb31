import { webhookDeliveryQuerySchema } from '../../../contracts/webhooks';
import type { RouteDescription } from './route-description';

/** Addresses of other systems that hear of events. */
export const WEBHOOK_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'GET /webhooks': {
    summary: 'List the webhooks of the sites that the person may act on, without their secrets',
    answer: ['Webhook'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /webhooks': {
    summary: 'Add a webhook; its secret is in this answer and never again',
    request: 'WebhookRequest',
    answer: 'WebhookWithSecret',
    status: 201,
    refusals: [400, 404],
  },
  'GET /webhooks/:id': {
    summary: 'Show a webhook',
    answer: 'Webhook',
    refusals: [400, 404],
  },
  'PUT /webhooks/:id': {
    summary: 'Change address, events, sites or order of a webhook',
    request: 'WebhookRequest',
    answer: 'Webhook',
    refusals: [400, 404],
  },
  'DELETE /webhooks/:id': {
    summary: 'Remove a webhook with its log and everything that waits for it',
    answer: 'Id',
    refusals: [400, 404],
  },
  'POST /webhooks/:id/pause': {
    summary: 'Send nothing until it is resumed; events wait',
    answer: 'Webhook',
    refusals: [400, 404],
  },
  'POST /webhooks/:id/resume': {
    summary: 'Send again, what waited first',
    answer: 'Webhook',
    refusals: [400, 404],
  },
  'POST /webhooks/:id/rotate-secret': {
    summary: 'Make a new secret; the old one signs beside it for the stated hours',
    request: 'RotateWebhookSecretRequest',
    answer: 'WebhookWithSecret',
    refusals: [400, 404],
  },
  'POST /webhooks/:id/test': {
    summary: 'Send a test event now, and say what came of it',
    answer: 'WebhookTest',
    refusals: [400, 404],
  },
  'GET /webhooks/:id/deliveries': {
    summary: 'List the events of a webhook with every try, newest first',
    query: webhookDeliveryQuerySchema,
    answer: 'WebhookDeliveryPage',
    refusals: [400, 404],
  },
  'POST /webhooks/:id/replay': {
    summary: 'Send events again under their old ids: those that failed, or those that are named',
    request: 'ReplayWebhookRequest',
    answer: 'ReplayWebhookResponse',
    refusals: [400, 404],
  },
};
