import type { Core } from '@strapi/types';
import type { Context, Next } from 'koa';

import type { ActionId } from '../../constants';
import type { RequestToken } from '../requester';
import { abilityOf, apiTokenOf } from './api-token';

/**
 * Lets a program with an API token act as a person with these rights would. @throws 403 to all
 * others
 */
export const asToken =
  (strapi: Core.Strapi, actions: readonly ActionId[]) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const token = apiTokenOf(ctx);
    const { id, name } = token;
    const userAbility = await abilityOf(strapi, token, actions);
    Object.assign(ctx.state, { apiToken: { id, name } satisfies RequestToken, userAbility });
    await next();
  };
