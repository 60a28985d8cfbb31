import { draftQuerySchema } from '../../../contracts/compositions';
import { calendarQuerySchema } from '../../../contracts/calendar';
import { scheduleQuerySchema } from '../../../contracts/schedules';
import { slotQuerySchema } from '../../../contracts/slots';
import type { RouteDescription } from './route-description';

/** From an entry to a post: where it goes, how it is worded, and what would be sent. */
export const CONTENT_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'GET /targets': {
    summary: 'List the ways to publish of a site; `?all=true` also those that are switched off',
    answer: ['Target'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /targets': {
    summary: 'Add a way to publish through an account',
    request: 'CreateTargetRequest',
    answer: 'Target',
    refusals: [400, 404],
    status: 201,
  },
  'PUT /targets/:id': {
    summary: 'Change a way to publish; posts that wait keep what they were made with',
    request: 'UpdateTargetRequest',
    answer: 'Target',
    refusals: [400, 404],
  },
  'DELETE /targets/:id': {
    summary: 'Remove a way to publish; the last one of an account stays',
    answer: 'Id',
    refusals: [400, 404],
  },
  'GET /content-types': {
    summary: 'List the content-types that may be distributed',
    answer: ['DistributableType'],
  },
  'POST /preview': {
    summary: 'Show what would go out, without sending anything',
    request: 'PreviewRequest',
    answer: 'PreviewResponse',
    bySite: true,
    refusals: [400, 404],
  },
  'POST /preview/count': {
    summary: "Count a text by the rules of a target's account",
    request: 'CountRequest',
    answer: 'CountResponse',
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
    summary:
      'Move what waits to another time, change a repetition, or let it rest; what was approved for another time waits for approval again, unless the person may approve',
    request: 'UpdateScheduleRequest',
    answer: 'ChangeScheduleResponse',
    refusals: [400, 404],
  },
  'DELETE /schedules/:id': {
    summary: 'Cancel what of a schedule is not out yet',
    answer: 'ChangeScheduleResponse',
    refusals: [400, 404],
  },
  'GET /calendar': {
    summary: 'Show what goes out and went out on some days, by the clock of the site',
    query: calendarQuerySchema,
    answer: 'Calendar',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /slots': {
    summary: 'Show the next free posting slots of targets; none is taken',
    query: slotQuerySchema,
    answer: ['FreeSlots'],
    bySite: true,
    refusals: [400, 404],
  },
  'GET /drafts': {
    summary: 'Show what the person wrote for an entry and has not sent; null when there is nothing',
    query: draftQuerySchema,
    answer: 'Draft',
    bySite: true,
    refusals: [400, 404],
  },
  'PUT /drafts': {
    summary: 'Keep what the person writes for an entry',
    request: 'SaveDraftRequest',
    answer: 'Draft',
    bySite: true,
    refusals: [400, 404],
  },
  'DELETE /drafts': {
    summary: 'Forget what the person wrote for an entry',
    query: draftQuerySchema,
    answer: 'Nothing',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /mappings': {
    summary: 'List the content-types with what their fields give to a post',
    answer: ['Mapping'],
  },
  'GET /mappings/:contentType': {
    summary: 'Show what the fields of a content-type give to a post',
    answer: 'Mapping',
    refusals: [404],
  },
  'PUT /mappings/:contentType': {
    summary: 'Say which fields give what, and whether entries are distributed',
    request: 'MappingRequest',
    answer: 'Mapping',
    refusals: [400, 404],
  },
  'DELETE /mappings/:contentType': {
    summary: 'Go back to what config/plugins says',
    answer: 'Mapping',
    refusals: [404],
  },
  'POST /mappings/:contentType/preview': {
    summary: 'Try fields on a real entry; nothing is stored',
    request: 'MappingPreviewRequest',
    answer: 'MappingPreview',
    refusals: [400, 404],
  },
  'GET /templates': {
    summary: 'List the templates',
    answer: ['Template'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /templates': {
    summary: 'Add a template; its wording is checked',
    request: 'TemplateRequest',
    answer: 'Template',
    bySite: true,
    refusals: [400, 404],
    status: 201,
  },
  'PUT /templates/:id': {
    summary: 'Change a template; another wording is another version',
    request: 'TemplateRequest',
    answer: 'Template',
    refusals: [400, 404],
  },
  'DELETE /templates/:id': {
    summary: 'Remove a template; posts that it worded stay as they are',
    answer: 'Id',
    refusals: [400, 404],
  },
  'GET /templates/:id/versions': {
    summary: 'List every wording that a template had, newest first',
    answer: ['TemplateVersion'],
    refusals: [400, 404],
  },
  'POST /templates/render': {
    summary: 'Try a wording on a real entry; nothing is stored',
    request: 'TemplateRenderRequest',
    answer: 'TemplateRenderResponse',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /hashtag-sets': {
    summary: 'List the hashtag sets',
    answer: ['HashtagSet'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /hashtag-sets': {
    summary: 'Add a hashtag set',
    request: 'HashtagSetRequest',
    answer: 'HashtagSet',
    bySite: true,
    refusals: [400, 404],
    status: 201,
  },
  'PUT /hashtag-sets/:id': {
    summary: 'Change a hashtag set',
    request: 'HashtagSetRequest',
    answer: 'HashtagSet',
    refusals: [400, 404],
  },
  'DELETE /hashtag-sets/:id': {
    summary: 'Remove a hashtag set',
    answer: 'Id',
    refusals: [400, 404],
  },
};
