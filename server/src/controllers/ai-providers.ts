import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  aiProviderIdSchema,
  saveAiProviderSchema,
  type AiProviderId,
  type AiProviderView,
} from '../../../contracts/ai-providers';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';
import { actorOf } from './audit-actor';
import { bodyOf, pathParam } from './context';
import { parse } from './parse';
import { siteOf } from './site-access';

/** The AI vendors of a site. Keys go in and never come out. */
const aiProviders = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.settings);
    ctx.body = { data: await getService(strapi, 'aiProviders').list(site) };
  },

  async save(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.settings);
    const input = parse(saveAiProviderSchema, bodyOf(ctx));
    const id = idOf(ctx);
    const hasNewKey = typeof input.apiKey === 'string';
    const order = { site, id, action: 'ai-provider.save', hasNewKey } as const;
    const service = getService(strapi, 'aiProviders');
    ctx.body = { data: await change(strapi, ctx, order, () => service.save(site, id, input)) };
  },

  /** Back to what the config says. */
  async remove(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.settings);
    const id = idOf(ctx);
    const order = { site, id, action: 'ai-provider.remove', hasNewKey: false } as const;
    const service = getService(strapi, 'aiProviders');
    ctx.body = { data: await change(strapi, ctx, order, () => service.remove(site, id)) };
  },

  async test(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.settings);
    const id = idOf(ctx);
    ctx.body = { data: await getService(strapi, 'aiProviders').test(site, id) };
  },
});

/** @throws 404 */
const idOf = (ctx: Context): AiProviderId => {
  const { data } = aiProviderIdSchema.safeParse(pathParam(ctx, 'provider'));
  if (data) return data;
  const name = String(pathParam(ctx, 'provider')).slice(0, 40);
  throw new errors.NotFoundError(
    `There is no AI provider "${name}". Known are ${aiProviderIdSchema.options.join(', ')}.`
  );
};

interface ProviderChange {
  site: Site;
  id: AiProviderId;
  action: 'ai-provider.save' | 'ai-provider.remove';
  /** A key was entered, which the facts before and after do not tell. */
  hasNewKey: boolean;
}

/** Does it, writes it down, and answers what the vendors look like now. */
const change = async (
  strapi: Core.Strapi,
  ctx: Context,
  { site, id, action, hasNewKey }: ProviderChange,
  work: () => Promise<void>
): Promise<AiProviderView[]> => {
  const service = getService(strapi, 'aiProviders');
  const before = await service.find(site, id);
  await work();
  const after = await service.find(site, id);
  await getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action,
    siteId: site.id,
    subject: { kind: 'ai-provider', id, name: after.label },
    before: factsOf(before),
    after: { ...factsOf(after), ...(hasNewKey ? { keyReplaced: true } : {}) },
  });
  return service.list(site);
};

const factsOf = ({ enabled, model, baseUrl, price, hasKey, source }: AiProviderView) => ({
  ...{ enabled, model, baseUrl, price, hasKey, source },
});

export default aiProviders;
