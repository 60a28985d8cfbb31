import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  RETENTION_KINDS,
  retentionQuerySchema,
  saveRetentionSchema,
} from '../../../contracts/retention';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';
import { bodyOf } from './context';
import { parse } from './parse';
import { assertAllSites } from './site-access';

/** How long things are kept. It is of all sites, so nobody who is limited to some may ask or change. */
const retention = ({ strapi }: { strapi: Core.Strapi }) => ({
  async show(ctx: Context) {
    assertAllSites(ctx, ACTIONS.settings);
    const asked = parse(retentionQuerySchema, ctx.query);
    ctx.body = { data: await getService(strapi, 'retention').view(asked) };
  },

  async save(ctx: Context) {
    assertAllSites(ctx, ACTIONS.settings);
    const wanted = parse(saveRetentionSchema, bodyOf(ctx));
    const service = getService(strapi, 'retention');
    const before = await service.settings.all();
    await service.save(wanted);
    const after = await service.settings.all();
    const changed = RETENTION_KINDS.filter((kind) => before[kind] !== after[kind]);
    if (changed.length > 0) {
      const factsOf = (days: typeof before) =>
        Object.fromEntries(changed.map((kind) => [kind, days[kind]]));
      await getService(strapi, 'audit').record({
        ...actorOf(ctx),
        action: 'settings.update',
        siteId: null,
        subject: { kind: 'settings', id: 'retention', name: 'Retention' },
        before: factsOf(before),
        after: factsOf(after),
      });
    }
    ctx.body = { data: await service.view() };
  },
});

export default retention;
