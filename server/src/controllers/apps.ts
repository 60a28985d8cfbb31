import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { saveAppSchema, type AppView } from '../../../contracts/apps';
import { ACTIONS } from '../constants';
import type { AppId } from '../platforms/contract';
import { configurableApps } from '../platforms/registry';
import type { AppKey } from '../services/apps/app-key';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';
import { actorOf } from './audit-actor';
import { bodyOf, pathParam } from './context';
import { parse } from './parse';
import { siteOf } from './site-access';

const apps = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.settings);
    ctx.body = { data: await viewsOf(strapi, site) };
  },

  async save(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.settings);
    const request = parse(saveAppSchema, bodyOf(ctx));
    const key = keyOf(ctx, site);
    await change(strapi, ctx, { key, action: 'app.save' }, async () => {
      const { clientId, clientSecret } = request;
      const stored = clientSecret === undefined ? await storedSecret(strapi, key) : clientSecret;
      await getService(strapi, 'apps').save(key, { clientId, clientSecret: stored });
    });
    ctx.body = { data: await viewsOf(strapi, site) };
  },

  async remove(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.settings);
    const key = keyOf(ctx, site);
    await change(strapi, ctx, { key, action: 'app.remove' }, () =>
      getService(strapi, 'apps').remove(key)
    );
    ctx.body = { data: await viewsOf(strapi, site) };
  },
});

const keyOf = (ctx: Context, site: Site): AppKey => {
  const name = String(pathParam(ctx, 'app'));
  const app = configurableApps().find((id) => id === name);
  if (app) return { siteId: site.id, app, serviceUrl: '' };
  throw new errors.NotFoundError(`There is no app "${name.slice(0, 40)}" to set.`);
};

const storedSecret = async (strapi: Core.Strapi, key: AppKey): Promise<string | null> => {
  const stored = await getService(strapi, 'apps').find(key);
  if (stored) return stored.clientSecret;
  throw new errors.ValidationError('clientSecret: Enter the client secret of the app.');
};

/** Every app that people configure, in the order of the platforms. */
const viewsOf = async (strapi: Core.Strapi, site: Site): Promise<AppView[]> => {
  const adapters = getService(strapi, 'adapters');
  const views = new Map<AppId, AppView>();
  for (const platform of adapters.ids()) {
    const { label, methods } = adapters.descriptorOf(platform);
    for (const method of methods) {
      if (method.kind !== 'oauth2' || method.registersApp || views.has(method.app)) continue;
      const key = { siteId: site.id, app: method.app, serviceUrl: '' };
      const summary = await getService(strapi, 'apps').summaryOf(key);
      views.set(method.app, {
        app: method.app,
        platform,
        platformLabel: label,
        methodLabel: method.label,
        callbackUrl: getService(strapi, 'oauth').callbackUrlOf(platform),
        clientId: summary?.clientId ?? null,
        hasSecret: summary?.hasSecret ?? false,
        source: summary?.source ?? null,
        updatedAt: summary?.updatedAt ?? null,
      });
    }
  }
  return [...views.values()];
};

const change = async (
  strapi: Core.Strapi,
  ctx: Context,
  { key, action }: { key: AppKey; action: 'app.save' | 'app.remove' },
  work: () => Promise<void>
): Promise<void> => {
  const apps = getService(strapi, 'apps');
  const before = await apps.summaryOf(key);
  await work();
  const after = await apps.summaryOf(key);
  await getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action,
    siteId: key.siteId,
    subject: { kind: 'app', id: key.app, name: key.app },
    before: before && { ...before },
    after: after && { ...after },
  });
};

export default apps;
