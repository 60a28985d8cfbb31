import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { templateRenderRequestSchema, templateRequestSchema } from '../../../contracts/templates';
import { ACTIONS, type ActionId } from '../constants';
import { getService } from '../services/get-service';
import type { Template } from '../services/templates/template';
import type { TemplateTrial } from '../services/templates/try-template';
import { adminUserOf, bodyOf, pathParam } from './context';
import { assertMayReadEntry } from './entry-access';
import { parse, parseId } from './parse';
import { recordChange, type RowChange } from './record-change';
import { assertSite, scopeOf, siteOf } from './site-access';

const templates = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    ctx.body = { data: await getService(strapi, 'templates').list(scope) };
  },

  async create(ctx: Context) {
    const input = parse(templateRequestSchema, bodyOf(ctx));
    const { id: siteId } = await siteOf(strapi, ctx, ACTIONS.templates);
    const { id: author } = adminUserOf(ctx);
    const template = await getService(strapi, 'templates').create({ ...input, siteId }, author);
    await record({ strapi, ctx, action: 'template.create', before: null, after: template });
    ctx.status = 201;
    ctx.body = { data: template };
  },

  async update(ctx: Context) {
    const { siteId, ...input } = parse(templateRequestSchema, bodyOf(ctx));
    const before = await openTemplate(strapi, ctx, ACTIONS.templates);
    if (siteId !== undefined && siteId !== before.siteId) throw new errors.ValidationError(STAYS);
    const { id: author } = adminUserOf(ctx);
    const template = await getService(strapi, 'templates').update(before.id, input, author);
    await record({ strapi, ctx, action: 'template.update', before, after: template });
    ctx.body = { data: template };
  },

  async remove(ctx: Context) {
    const before = await openTemplate(strapi, ctx, ACTIONS.templates);
    await getService(strapi, 'templates').remove(before.id);
    await record({ strapi, ctx, action: 'template.delete', before, after: null });
    ctx.body = { data: { id: before.id } };
  },

  async versions(ctx: Context) {
    const { id } = await openTemplate(strapi, ctx, ACTIONS.read);
    ctx.body = { data: await getService(strapi, 'templates').versions(id) };
  },

  async render(ctx: Context) {
    const trial = await trialOf(strapi, ctx);
    ctx.body = { data: await getService(strapi, 'templates').render(trial) };
  },
});

/** A wording to try; it needs the right to read the entry. @throws 400, 403, 404 */
const trialOf = async (strapi: Core.Strapi, ctx: Context): Promise<TemplateTrial> => {
  const request = parse(templateRenderRequestSchema, bodyOf(ctx));
  const { contentType: uid, documentId, locale, body, platform } = request;
  const entry = { uid, documentId, locale };
  await assertMayReadEntry(strapi, ctx, entry);
  const site = await siteOf(strapi, ctx, ACTIONS.compose);
  return { site, entry, body, platform };
};

/** The template of the path's `:id`; it needs the permission on its site. @throws 403, 404 */
const openTemplate = async (
  strapi: Core.Strapi,
  ctx: Context,
  action: ActionId
): Promise<Template> => {
  const template = await getService(strapi, 'templates').demand(parseId(pathParam(ctx, 'id')));
  await assertSite(strapi, ctx, { action, siteId: template.siteId });
  return template;
};

type Changed = Pick<RowChange<Template>, 'strapi' | 'ctx' | 'action' | 'before' | 'after'>;

const record = (change: Changed): Promise<void> =>
  recordChange({ ...change, kind: 'template', factsOf });

const factsOf = (template: Template) => ({
  name: template.name,
  body: template.body,
  contentType: template.contentType,
  platform: template.platform,
  targetId: template.targetId,
  enabled: template.enabled,
  version: template.version,
});

const STAYS = 'siteId: a template stays on its site; make a new one on the other site.';

export default templates;
