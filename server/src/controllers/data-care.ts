import { Readable } from 'node:stream';

import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { AuditAction } from '../../../contracts/audit';
import { eraseConnectionSchema } from '../../../contracts/data-care';
import { ACTIONS } from '../constants';
import { platformOf } from '../platforms/registry';
import type { Connection } from '../services/connections/connection';
import { connectionSubject } from '../services/connections/connection-facts';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';
import { bodyOf, pathParam } from './context';
import { parse, parseId } from './parse';
import { readableEntries } from './readable-entries';
import { assertSite } from './site-access';

/** All that is held about an account: to have it, and to have it gone. */
const dataCare = ({ strapi }: { strapi: Core.Strapi }) => ({
  async export(ctx: Context) {
    const connection = await connectionOf(strapi, ctx);
    await record(strapi, ctx, { action: 'connection.export', connection });
    ctx.attachment(`social-account-${connection.platform}-${connection.id}.json`);
    ctx.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    ctx.type = 'application/json; charset=utf-8';
    const pieces = getService(strapi, 'dataCare').exported({
      connection,
      readable: (entries) => readableEntries(strapi, ctx, entries),
    });
    ctx.body = Readable.from(pieces, { objectMode: false });
  },

  async erase(ctx: Context) {
    const connection = await connectionOf(strapi, ctx);
    const { confirm } = parse(eraseConnectionSchema, bodyOf(ctx));
    const { handle } = connection.account;
    if (withoutAt(confirm) !== withoutAt(handle)) {
      throw new errors.ApplicationError(
        `Nothing was erased. Type “${handle}” to confirm that this account is meant.`
      );
    }
    const data = await getService(strapi, 'dataCare').erase(connection);
    await record(strapi, ctx, { action: 'connection.erase', connection });
    ctx.body = { data };
  },
});

const withoutAt = (handle: string): string => handle.trim().replace(/^@/, '');

const connectionOf = async (strapi: Core.Strapi, ctx: Context): Promise<Connection> => {
  const connection = await getService(strapi, 'connections').find(parseId(pathParam(ctx, 'id')));
  if (!connection) throw new errors.NotFoundError('This connection does not exist any more.');
  await assertSite(strapi, ctx, { action: ACTIONS.connect, siteId: connection.siteId });
  return connection;
};

const record = (
  strapi: Core.Strapi,
  ctx: Context,
  { action, connection }: { action: AuditAction; connection: Connection }
): Promise<void> => {
  const subject = connectionSubject(connection);
  // What was erased is not written down once more.
  const name = platformOf(connection.platform).descriptor.label;
  return getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action,
    siteId: connection.siteId,
    subject: action === 'connection.erase' ? { ...subject, name } : subject,
    before: null,
    after: null,
  });
};

export default dataCare;
