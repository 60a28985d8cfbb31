import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { z } from 'zod';

import { dispatchResponseSchema } from '../../../contracts/answers';
import { previewResponseSchema } from '../../../contracts/content-answers';
import {
  deliveryPageMetaSchema,
  deliveryQuerySchema,
  listedDeliverySchema,
} from '../../../contracts/deliveries';
import { dispatchRequestSchema, previewRequestSchema } from '../../../contracts/dispatch';
import {
  createScheduleRequestSchema,
  createScheduleResponseSchema,
} from '../../../contracts/schedules';
import { ACTIONS, type ActionId } from '../constants';
import activity from '../controllers/activity';
import distributions from '../controllers/distributions';
import previews from '../controllers/previews';
import schedules from '../controllers/schedules';

/** Something that an assistant can do over MCP, by the controller that people use. */
export interface Tool {
  name: string;
  title: string;
  description: string;
  /** Nobody sees the tool without this permission; the controller asks for the rest. */
  action: ActionId;
  input: z.ZodObject;
  output: z.ZodObject;
  /** Whether the input is a query or a body. */
  sends: 'query' | 'body';
  call(strapi: Core.Strapi, ctx: Context): Promise<void>;
}

/** Only filters that name themselves, and short pages: an assistant reads all of it. */
const listInputSchema = deliveryQuerySchema
  .omit({ connectionId: true, distributionId: true, askedBy: true })
  .extend({
    site: z.string().max(60).optional().describe('Id or slug of the site. All when left out.'),
    pageSize: z.int().min(1).max(50).default(20),
    page: z.int().min(1).max(100_000).default(1),
  });

const ENTRY =
  'An entry is named by contentType (“api::article.article”), documentId and locale (empty for types without languages).';

export const TOOLS: readonly Tool[] = [
  {
    name: 'social_distribution_list_deliveries',
    title: 'List social posts',
    description:
      'Lists posts on social networks that were or will be made of entries: state, reason, time and address of each, newest first.',
    action: ACTIONS.read,
    input: listInputSchema,
    output: z.object({ data: z.array(listedDeliverySchema), meta: deliveryPageMetaSchema }),
    sends: 'query',
    call: (strapi, ctx) => activity({ strapi }).list(ctx),
  },
  {
    name: 'social_distribution_preview',
    title: 'Preview social posts',
    description: `Shows what would go out for an entry to each account, with counts and problems. Nothing is sent. ${ENTRY}`,
    action: ACTIONS.compose,
    input: previewRequestSchema,
    output: z.object({ data: previewResponseSchema }),
    sends: 'body',
    call: (strapi, ctx) => previews({ strapi }).preview(ctx),
  },
  {
    name: 'social_distribution_dispatch',
    title: 'Distribute an entry',
    description: `Posts the published version of an entry to social networks, for everybody to see; preview it first. The same idempotencyKey distributes once. ${ENTRY}`,
    action: ACTIONS.distribute,
    input: dispatchRequestSchema,
    output: z.object({ data: dispatchResponseSchema }),
    sends: 'body',
    call: (strapi, ctx) => distributions({ strapi }).dispatch(ctx),
  },
  {
    name: 'social_distribution_schedule',
    title: 'Schedule an entry',
    description: `Has an entry distributed later: at a time of the clock, with its publication, in a good slot, or again and again. ${ENTRY}`,
    action: ACTIONS.schedule,
    input: createScheduleRequestSchema,
    output: z.object({ data: createScheduleResponseSchema }),
    sends: 'body',
    call: (strapi, ctx) => schedules({ strapi }).create(ctx),
  },
];
