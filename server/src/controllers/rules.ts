import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ruleRequestSchema } from '../../../contracts/rules';
import { getService } from '../services/get-service';
import { bodyOf, pathParam } from './context';
import { parse, parseId } from './parse';

const rules = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'rules').list() };
  },

  async create(ctx: Context) {
    const input = parse(ruleRequestSchema, bodyOf(ctx));
    ctx.status = 201;
    ctx.body = { data: await getService(strapi, 'rules').create(input) };
  },

  async update(ctx: Context) {
    const input = parse(ruleRequestSchema, bodyOf(ctx));
    const id = parseId(pathParam(ctx, 'id'));
    ctx.body = { data: await getService(strapi, 'rules').update(id, input) };
  },

  async remove(ctx: Context) {
    const id = parseId(pathParam(ctx, 'id'));
    await getService(strapi, 'rules').remove(id);
    ctx.body = { data: { id } };
  },
});

export default rules;
