import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { connectionLimitsSchema } from '../../../contracts/quotas';
import { ACTIONS } from '../constants';
import type { Connection } from '../services/connections/connection';
import { connectionSubject } from '../services/connections/connection-facts';
import { getService } from '../services/get-service';
import { assertAccountLimits } from '../services/quota-limits/check-limits';
import { actorOf } from './audit-actor';
import { connectionView } from './connection-view';
import { bodyOf, pathParam } from './context';
import { parse, parseId } from './parse';
import { assertSite } from './site-access';

/** Limits of one account that are lower than its platform's. */
const connectionLimits = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Takes the place of all that was set before; an empty body lifts everything. */
  async save(ctx: Context) {
    const connections = getService(strapi, 'connections');
    const before = await connections.find(parseId(pathParam(ctx, 'id')));
    if (!before) throw new errors.NotFoundError('This connection does not exist any more.');
    await assertSite(strapi, ctx, { action: ACTIONS.connect, siteId: before.siteId });
    const limits = parse(connectionLimitsSchema, bodyOf(ctx));
    assertAccountLimits(getService(strapi, 'adapters').descriptorOf(before.platform), limits);
    const after = await connections.setQuotaLimits(before, limits);
    await record(strapi, ctx, { before, after });
    ctx.body = { data: await connectionView(strapi, after) };
  },
});

const record = (
  strapi: Core.Strapi,
  ctx: Context,
  { before, after }: { before: Connection; after: Connection }
): Promise<void> =>
  getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action: 'connection.limits',
    siteId: after.siteId,
    subject: connectionSubject(after),
    before: limitFacts(before),
    after: limitFacts(after),
  });

const limitFacts = ({ platform, account, quotaLimits }: Connection) => ({
  ...{ platform, handle: account.handle },
  quotaLimits: { ...quotaLimits },
});

export default connectionLimits;
