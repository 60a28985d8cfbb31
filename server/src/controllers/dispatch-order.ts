import { randomUUID } from 'node:crypto';

import type { Context } from 'koa';
import type { z } from 'zod';

import type { dispatchRequestSchema } from '../../../contracts/dispatch';
import type { TimedOrder } from '../services/schedules/timed-order';
import type { Site } from '../services/sites/site';
import { needsApproval } from './needs-approval';
import { choiceOf } from './post-choice';
import { requesterOf, requestKeyOf } from './requester';

interface Ordered {
  request: z.output<typeof dispatchRequestSchema>;
  site: Site;
}

/** What somebody ordered, but for the entry, which they must be allowed to read. */
export const orderOf = (ctx: Context, { request, site }: Ordered): Omit<TimedOrder, 'entry'> => {
  const { source, requestedBy, keyPrefix } = requesterOf(ctx);
  const ownKey = `${keyPrefix}:${request.idempotencyKey ?? randomUUID()}`;
  const { when, times, again } = request;
  return {
    ...choiceOf(request),
    ...{ siteId: site.id, when, times, again },
    ...{ source, requestedBy },
    idempotencyKey: requestKeyOf(ctx) ?? ownKey,
    firstTimeOnly: false,
    needsApproval: needsApproval(ctx, site),
  };
};
