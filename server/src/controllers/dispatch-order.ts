import { randomUUID } from 'node:crypto';

import type { Context } from 'koa';
import type { z } from 'zod';

import type { dispatchRequestSchema } from '../../../contracts/dispatch';
import type { TimedOrder } from '../services/schedules/timed-order';
import type { Site } from '../services/sites/site';
import { adminUserOf } from './context';
import { needsApproval } from './needs-approval';
import { choiceOf } from './post-choice';

interface Ordered {
  request: z.output<typeof dispatchRequestSchema>;
  site: Site;
}

/** What a person ordered, but for the entry, which they must be allowed to read. */
export const orderOf = (ctx: Context, { request, site }: Ordered): Omit<TimedOrder, 'entry'> => {
  const { id: userId } = adminUserOf(ctx);
  const { when, times, again } = request;
  return {
    ...choiceOf(request),
    ...{ siteId: site.id, when, times, again },
    source: 'manual',
    requestedBy: String(userId),
    idempotencyKey: `manual:${userId}:${request.idempotencyKey ?? randomUUID()}`,
    firstTimeOnly: false,
    needsApproval: needsApproval(ctx, site),
  };
};
