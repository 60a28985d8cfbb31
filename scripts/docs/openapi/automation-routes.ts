import { deliveryQuerySchema } from '../../../contracts/deliveries';
import { scheduleQuerySchema } from '../../../contracts/schedules';
import type { RouteDescription } from './route-description';

/** Every route for programs, by method and path as in the route table. */
export const AUTOMATION_DESCRIPTIONS: Readonly<Record<string, RouteDescription>> = {
  'GET /connections': {
    summary: 'List the connected accounts',
    answer: ['Connection'],
    bySite: true,
    refusals: [400, 404],
  },
  'GET /targets': {
    summary: 'List the ways to publish of a site; `?all=true` also those that are switched off',
    answer: ['Target'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /preview': {
    summary: 'Show what would go out, without sending anything',
    request: 'PreviewRequest',
    answer: 'PreviewResponse',
    bySite: true,
    refusals: [400, 404],
  },
  'POST /dispatch/dry-run': {
    summary: 'Show the exact requests of a dispatch; nobody is called',
    request: 'DryRunRequest',
    answer: 'DryRunResponse',
    bySite: true,
    refusals: [400, 404],
  },
  'POST /dispatch': {
    summary: 'Distribute the published version of an entry, now or later',
    request: 'DispatchRequest',
    answer: 'DispatchResponse',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /deliveries': {
    summary: 'List deliveries in pages (`meta.pagination` says where), by filters',
    query: deliveryQuerySchema,
    answer: ['ListedDelivery'],
    isPaged: true,
    bySite: true,
    refusals: [400, 404],
  },
  'GET /deliveries/:id': {
    summary: 'Show a delivery with everything that happened to it',
    answer: 'DeliveryDetails',
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
  'GET /schedules': {
    summary: 'List what is to go out later, soonest first; that of one entry when it is named',
    query: scheduleQuerySchema,
    answer: ['Schedule'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /schedules': {
    summary: 'Distribute an entry at a time, with its publication, in a slot, or again and again',
    request: 'CreateScheduleRequest',
    answer: 'CreateScheduleResponse',
    bySite: true,
    refusals: [400, 404],
    status: 201,
  },
  'PUT /schedules/:id': {
    summary: 'Move a schedule, or let a repeating one rest; posts that are out stay',
    request: 'UpdateScheduleRequest',
    answer: 'ChangeScheduleResponse',
    refusals: [400, 404],
  },
  'DELETE /schedules/:id': {
    summary: 'Cancel a schedule and its posts that are not out yet',
    answer: 'ChangeScheduleResponse',
    refusals: [400, 404],
  },
};
