import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  CALLING_APPS,
  signedRequestBodySchema,
  type CallingApp,
  type DataCall,
  type DataCallAnswer,
} from '../../../contracts/data-care';
import { publicUrlOf } from '../config/get-config';
import { getService } from '../services/get-service';
import { bodyOf, pathParam } from './context';

/** Calls of platforms to forget an account. Whoever has no signature learns nothing here. */
const dataCalls = ({ strapi }: { strapi: Core.Strapi }) => ({
  deauthorise: (ctx: Context) => take(strapi, ctx, 'deauthorise'),

  deletion: (ctx: Context) => take(strapi, ctx, 'deletion'),

  async status(ctx: Context) {
    if (!isWithinLimit(strapi, ctx)) return;
    ctx.set('Cache-Control', 'no-store');
    const code = pathParam(ctx, 'code');
    const found = await getService(strapi, 'dataCare').requests.statusOf(String(code));
    if (!found) return refuse(ctx, 404, 'There is no such request.');
    ctx.body = found;
  },
});

const take = async (strapi: Core.Strapi, ctx: Context, request: DataCall): Promise<void> => {
  if (!isWithinLimit(strapi, ctx)) return;
  ctx.set('Cache-Control', 'no-store');
  const app = CALLING_APPS.find((name) => name === pathParam(ctx, 'app'));
  const body = signedRequestBodySchema.safeParse(bodyOf(ctx));
  const code =
    app === undefined || !body.success
      ? null
      : await takeSigned(strapi, { app, request, signed: body.data.signed_request });
  if (code === null) return refuse(ctx, 400, REFUSED);
  const prefix = strapi.config.get<string>('api.rest.prefix', '/api');
  const url = `${publicUrlOf(strapi)}${prefix}/social-distribution/data/requests/${code}`;
  const answer: DataCallAnswer = { url, confirmation_code: code };
  ctx.body = answer;
};

const takeSigned = (
  strapi: Core.Strapi,
  { app, request, signed }: { app: CallingApp; request: DataCall; signed: string }
): Promise<string | null> => getService(strapi, 'dataCare').requests.take(app, request, signed);

const isWithinLimit = (strapi: Core.Strapi, ctx: Context): boolean => {
  const { isAllowed, resetMs } = getService(strapi, 'dataCare').requests.limits.take(ctx.ip);
  if (isAllowed) return true;
  ctx.set('Retry-After', String(Math.ceil(resetMs / 1_000)));
  refuse(ctx, 429, 'Too many requests. Wait a minute, then try again.');
  return false;
};

const refuse = (ctx: Context, status: number, error: string): void => {
  ctx.status = status;
  ctx.body = { error };
};

/** One sentence for everything that is not in order. */
const REFUSED = 'This is no request that was signed by the app a short while ago.';

export default dataCalls;
