import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  pickAccountsSchema,
  type AccountChoice,
  type PickAccountsResponse,
} from '../../../contracts/account-choices';
import { ACTIONS } from '../constants';
import { PlatformFailure } from '../platforms/contract';
import type { OpenChoice } from '../services/connections/account-choices';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';
import { adminUserOf, bodyOf, pathParam } from './context';
import { parse } from './parse';
import { assertSite } from './site-access';

const accountChoices = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const choice = await choiceOf(strapi, ctx);
    ctx.body = { data: await inWords(() => viewOf(strapi, choice)) };
  },

  async pick(ctx: Context) {
    const { accountIds } = parse(pickAccountsSchema, bodyOf(ctx));
    const choice = await choiceOf(strapi, ctx);
    const { origin } = actorOf(ctx);
    const outcome = await inWords(() =>
      getService(strapi, 'choices').pick({ ...choice, origin }, accountIds)
    );
    const connections = outcome.ok && 'connections' in outcome ? outcome.connections : [];
    const data: PickAccountsResponse = { connectionIds: connections.map(({ id }) => id) };
    ctx.body = { data };
  },

  async forget(ctx: Context) {
    await getService(strapi, 'choices').forget(await choiceOf(strapi, ctx));
    ctx.body = { data: null };
  },
});

const choiceOf = async (strapi: Core.Strapi, ctx: Context): Promise<OpenChoice> => {
  const token = String(pathParam(ctx, 'token'));
  const choice = await getService(strapi, 'choices').find(token, adminUserOf(ctx).id);
  if (!choice) {
    throw new errors.NotFoundError(
      'This choice is over: it was made already, or more than half an hour has passed. Connect the account again.'
    );
  }
  await assertSite(strapi, ctx, { action: ACTIONS.connect, siteId: choice.siteId });
  return choice;
};

const viewOf = async (strapi: Core.Strapi, choice: OpenChoice): Promise<AccountChoice> => {
  const { platform, siteId } = choice;
  const { found, missing } = await getService(strapi, 'choices').accountsOf(choice);
  const connected = await getService(strapi, 'connections').list([siteId]);
  const isConnected = (id: string) =>
    connected.some((one) => one.platform === platform && one.account.id === id);
  return {
    platform,
    platformLabel: getService(strapi, 'adapters').descriptorOf(platform).label,
    siteId,
    accounts: found.map(({ account, problem }) => ({
      id: account.id,
      handle: account.handle,
      name: account.name,
      avatarUrl: account.avatarUrl,
      kind: account.kind,
      problem,
      isConnected: isConnected(account.id),
    })),
    missing: missing.flatMap(({ name, without }) =>
      without === null ? [] : [{ scope: name, without }]
    ),
  };
};

/** Never 401: the admin panel would log the person out. */
const inWords = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    throw new errors.ApplicationError(error.message);
  }
};

export default accountChoices;
