import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { slotQuerySchema } from '../../../contracts/slots';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';
import type { SlotWish } from '../services/slots/slots';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { siteOf } from './site-access';

const slots = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.compose);
    const { targetIds, count } = parse(slotQuerySchema, queryBesideSite(ctx));
    const ids = [...new Set(targetIds.split(',').map(Number))];
    const wishes = await wishesOf(strapi, site, ids);
    ctx.body = { data: await getService(strapi, 'slots').free({ site, wishes, count }) };
  },
});

/** @throws 400 for a target that is gone or another site's */
const wishesOf = async (
  strapi: Core.Strapi,
  site: Site,
  targetIds: readonly number[]
): Promise<SlotWish[]> => {
  const targets = await getService(strapi, 'targets').list(site.id);
  const connections = await getService(strapi, 'connections').list([site.id]);
  return targetIds.map((targetId) => {
    const target = targets.find(({ id }) => id === targetId);
    const connection = connections.find(({ id }) => id === target?.connectionId);
    if (connection) {
      return { targetId, connectionId: connection.id, platform: connection.platform };
    }
    throw new errors.ValidationError(
      `targetIds: ${site.name} has no target ${targetId}: it is gone, switched off, or belongs to another site. Reload and choose again.`
    );
  });
};

export default slots;
