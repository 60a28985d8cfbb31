import { deliveryPageQuerySchema, deliveryQuerySchema } from '../../../contracts/deliveries';
import { rollUpQuerySchema } from '../../../contracts/roll-ups';
import type { RouteDescription } from './route-description';

/** Posts, and the queue that they wait in. */
export const DELIVERY_ROUTES: Readonly<Record<string, RouteDescription>> = {
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
};
