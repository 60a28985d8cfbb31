import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { ConnectionView } from '../../../contracts/connections';
import type { Connection } from '../services/connections/connection';
import { getService } from '../services/get-service';
import { pathParam } from './context';
import { parseId } from './parse';

const connections = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const site = await getService(strapi, 'sites').getDefault();
    const rows = await getService(strapi, 'connections').list(site.id);
    ctx.body = { data: rows.map(viewOf) };
  },

  async remove(ctx: Context) {
    const connection = await getService(strapi, 'connections').find(parseId(pathParam(ctx, 'id')));
    if (!connection) throw new errors.NotFoundError('This connection does not exist any more.');
    await getService(strapi, 'connections').remove(connection);
    ctx.body = { data: viewOf(connection) };
  },

  async targets(ctx: Context) {
    const site = await getService(strapi, 'sites').getDefault();
    ctx.body = { data: await getService(strapi, 'targets').list(site.id) };
  },
});

const viewOf = ({ account, ...connection }: Connection): ConnectionView => ({
  id: connection.id,
  platform: connection.platform,
  handle: account.handle,
  name: account.name,
  avatarUrl: account.avatarUrl,
  profileUrl: account.profileUrl,
  status: connection.status,
  statusReason: connection.statusReason,
  expiresAt: connection.expiresAt,
  createdAt: connection.createdAt,
});

export default connections;
