import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context, Next } from 'koa';

import { RATE_LIMIT_HEADERS } from '../../../../contracts/automation';
import { getService } from '../../services/get-service';
import { apiTokenOf } from './api-token';

/** Counts the requests of the token, tells it what is left, and refuses the rest. @throws 429 */
export const withinLimit =
  (strapi: Core.Strapi) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const { id, name } = apiTokenOf(ctx);
    const { isAllowed, limit, remaining, resetMs } = getService(strapi, 'automation').limits.take(
      id
    );
    const seconds = String(Math.ceil(resetMs / 1_000));
    ctx.set(RATE_LIMIT_HEADERS.limit, String(limit));
    ctx.set(RATE_LIMIT_HEADERS.remaining, String(remaining));
    ctx.set(RATE_LIMIT_HEADERS.reset, seconds);
    if (isAllowed) {
      await next();
      return;
    }
    ctx.set('Retry-After', seconds);
    throw new errors.RateLimitError(
      `The API token “${name}” made more than ${limit} requests in a minute. Wait ${seconds} seconds, or raise api.perMinute in the plugin's config.`
    );
  };
