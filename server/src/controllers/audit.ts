import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { auditQuerySchema, auditRetentionSchema } from '../../../contracts/audit';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';
import { bodyOf } from './context';
import { parse } from './parse';
import { assertAllSites, scopeOf } from './site-access';

/** Reading the audit log, and how long it is kept. No route changes an entry. */
const audit = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const { page, pageSize, from, to, ...exact } = parse(auditQuerySchema, ctx.query);
    const filters = {
      ...exact,
      scope: await scopeOf(strapi, ctx, ACTIONS.monitor),
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
    };
    ctx.body = { data: await getService(strapi, 'audit').list(filters, { page, pageSize }) };
  },

  async actors(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.monitor);
    ctx.body = { data: await getService(strapi, 'audit').actors(scope) };
  },

  async retention(ctx: Context) {
    ctx.body = { data: { days: await getService(strapi, 'retention').settings.daysOf('audit') } };
  },

  /** A shorter time removes entries of all sites, so the change itself is written down. */
  async setRetention(ctx: Context) {
    const wanted = parse(auditRetentionSchema, bodyOf(ctx));
    assertAllSites(ctx, ACTIONS.settings);
    const retention = getService(strapi, 'retention');
    const days = await retention.settings.daysOf('audit');
    await retention.save({ audit: wanted.days });
    await getService(strapi, 'audit').record({
      ...actorOf(ctx),
      action: 'settings.update',
      siteId: null,
      subject: { kind: 'settings', id: 'audit-retention', name: 'Audit log' },
      before: { days },
      after: { days: wanted.days },
    });
    ctx.body = { data: wanted };
  },
});

export default audit;
