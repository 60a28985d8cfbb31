import { createHash, timingSafeEqual } from 'node:crypto';

import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { PublicHealth } from '../../../contracts/monitoring';
import { getConfig } from '../config/get-config';
import { getService } from '../services/get-service';

const SCHEME = /^bearer +/i;

/** For load balancers and programs that watch. */
const monitoring = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Open to everybody, so it says no more than which part fails, and looks at most every 5 s. */
  async health(ctx: Context) {
    const { failing } = await getService(strapi, 'monitoring').probe.look();
    const body: PublicHealth =
      failing.length === 0 ? { status: 'ok' } : { status: 'failing', failing };
    ctx.status = failing.length === 0 ? 200 : 503;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = body;
  },

  /** 403 for a wrong token: the admin panel takes a 401 for the end of its session. */
  async metrics(ctx: Context) {
    const { prometheus } = getConfig(strapi).monitoring;
    if (!prometheus) return refuse(ctx, 404, OFF);
    if (!isSame(ctx.get('authorization').replace(SCHEME, ''), prometheus.token)) {
      return refuse(ctx, 403, WRONG);
    }
    const { contentType, text } = await getService(strapi, 'monitoring').metrics();
    ctx.set({ 'Content-Type': contentType, 'Cache-Control': 'no-store' });
    ctx.body = text;
  },
});

/** Takes the same time whatever is wrong; the digests have the same length. */
const isSame = (given: string, wanted: string): boolean =>
  timingSafeEqual(digestOf(given), digestOf(wanted));

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

const refuse = (ctx: Context, status: number, sentence: string): void => {
  ctx.status = status;
  ctx.type = 'text/plain; charset=utf-8';
  ctx.body = sentence;
};

const OFF = 'Metrics are off. Set monitoring.prometheus.token of social-distribution to use them.';
const WRONG =
  'The token is not that of monitoring.prometheus: send it as "Authorization: Bearer …".';

export default monitoring;
