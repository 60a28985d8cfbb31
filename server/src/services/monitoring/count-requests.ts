import type { Core } from '@strapi/types';
import type { Context, Next } from 'koa';

import { systemClock } from '../environment';
import { getService } from '../get-service';

/** Times every request to the APIs of the plugin, as the caller sees it. */
export const countRequests = (strapi: Core.Strapi) => {
  const prefix = strapi.config.get<string>('api.rest.prefix', '/api');
  const admin = `${prefix}/admin/distribution/`;
  const automation = `${prefix}/distribution/`;
  // The board's pages and files are somebody else's program.
  const board = `${admin}queue/board`;
  return async (ctx: Context, next: Next): Promise<void> => {
    const { path } = ctx;
    const api = path.startsWith(admin)
      ? 'admin'
      : path.startsWith(automation)
        ? 'automation'
        : null;
    if (api === null || path.startsWith(board)) {
      await next();
      return;
    }
    const from = systemClock.now();
    let httpStatus = 500;
    try {
      await next();
      httpStatus = ctx.status;
    } finally {
      const ms = systemClock.now() - from;
      getService(strapi, 'monitoring').counts.request({ api, httpStatus, ms });
    }
  };
};
