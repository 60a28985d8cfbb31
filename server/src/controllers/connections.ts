import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { AuditAction } from '../../../contracts/audit';
import { ACTIONS } from '../constants';
import { PlatformFailure } from '../platforms/contract';
import { accountName } from '../services/connections/account-name';
import type { Connection } from '../services/connections/connection';
import { connectionFacts, connectionSubject } from '../services/connections/connection-facts';
import { checkConnection } from '../services/connections/check-connection';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';
import { connectionView, connectionViews } from './connection-view';
import { pathParam } from './context';
import { parseId } from './parse';
import { assertSite, scopeOf } from './site-access';

const connections = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    const rows = await getService(strapi, 'connections').list(scope);
    ctx.body = { data: await connectionViews(strapi, rows) };
  },

  async remove(ctx: Context) {
    const connection = await connectionOf(strapi, ctx);
    const data = await connectionView(strapi, connection);
    await getService(strapi, 'connections').remove(connection);
    const before = connectionFacts(connection);
    await record(strapi, ctx, { action: 'connection.disconnect', connection, before, after: null });
    ctx.body = { data };
  },

  /** Looks at the account now. */
  async check(ctx: Context) {
    await act(strapi, ctx, 'connection.check', (connection) => checkConnection(strapi, connection));
  },

  /** Renews the credentials now. */
  async refresh(ctx: Context) {
    await act(strapi, ctx, 'connection.refresh', async (connection) => {
      const service = getService(strapi, 'connections');
      if (!(await service.isRenewable(connection).catch(inWords))) throw nothingToRenew(connection);
      await service.refresh(connection).catch(inWords);
    });
  },

  async disable(ctx: Context) {
    await act(strapi, ctx, 'connection.disable', (connection) =>
      getService(strapi, 'connections').disable(connection)
    );
  },

  async enable(ctx: Context) {
    await act(strapi, ctx, 'connection.enable', (connection) =>
      getService(strapi, 'connections').enable(connection)
    );
  },
});

const connectionOf = async (strapi: Core.Strapi, ctx: Context): Promise<Connection> => {
  const connection = await getService(strapi, 'connections').find(parseId(pathParam(ctx, 'id')));
  if (!connection) throw new errors.NotFoundError('This connection does not exist any more.');
  await assertSite(strapi, ctx, { action: ACTIONS.connect, siteId: connection.siteId });
  return connection;
};

/** Does one thing with the connection of the path, and answers what it is like afterwards. */
const act = async (
  strapi: Core.Strapi,
  ctx: Context,
  action: AuditAction,
  work: (connection: Connection) => Promise<unknown>
): Promise<void> => {
  const connection = await connectionOf(strapi, ctx);
  await work(connection);
  const changed = (await getService(strapi, 'connections').find(connection.id)) ?? connection;
  const [before, after] = [connectionFacts(connection), connectionFacts(changed)];
  await record(strapi, ctx, { action, connection, before, after });
  ctx.body = { data: await connectionView(strapi, changed) };
};

interface Change {
  action: AuditAction;
  connection: Connection;
  before: ReturnType<typeof connectionFacts> | null;
  after: ReturnType<typeof connectionFacts> | null;
}

const record = (
  strapi: Core.Strapi,
  ctx: Context,
  { action, connection, before, after }: Change
): Promise<void> =>
  getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action,
    siteId: connection.siteId,
    subject: connectionSubject(connection),
    before,
    after,
  });

const nothingToRenew = ({ platform, account, endsAt }: Connection) => {
  const name = accountName(platform, account.handle);
  const advice = endsAt === null ? 'Its sign-in does not end.' : 'Reconnect it instead.';
  return new errors.ApplicationError(`The sign-in of ${name} cannot be renewed. ${advice}`);
};

/** Never 401: the admin panel would log the person out. */
const inWords = (error: unknown): never => {
  if (!(error instanceof PlatformFailure)) throw error;
  throw new errors.ApplicationError(error.message);
};

export default connections;
