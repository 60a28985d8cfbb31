import type { Core } from '@strapi/types';
import type { Context, Next } from 'koa';

import type { BoardSession } from '../../../contracts/health';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { adminUserOf } from './context';
import { forbidden } from './forbidden';
import { assertAllSites } from './site-access';

const COOKIE = 'social_distribution_board';

/** The board of the queue, in a frame of the admin panel. */
const queueBoard = ({ strapi }: { strapi: Core.Strapi }) => ({
  openSession(ctx: Context) {
    assertAllSites(ctx, ACTIONS.monitor);
    const { session } = ctx.state as { session?: { id: string } };
    if (!session) throw forbidden('Log in to the admin panel to look at the board.');
    const holder = { userId: adminUserOf(ctx).id, sessionId: session.id };
    const { pass, until } = getService(strapi, 'boardPasses').issue(holder);
    const path = boardPathOf(strapi);
    ctx.cookies.set(COOKIE, pass, {
      httpOnly: true,
      sameSite: 'strict',
      signed: false,
      secure: ctx.secure,
      path,
      expires: new Date(until),
    });
    const data: BoardSession = { path, expiresAt: new Date(until).toISOString() };
    ctx.body = { data };
  },

  /** A page, a file or data of the board. A browser shows what it answers, so it answers in words. */
  async show(ctx: Context, next: Next) {
    secure(strapi, ctx);
    const pass = ctx.cookies.get(COOKIE, { signed: false });
    if (!pass || !(await getService(strapi, 'boardPasses').isGood(pass))) {
      return refuse(ctx, 403, ENDED);
    }
    const board = await getService(strapi, 'queue').board(boardPathOf(strapi));
    if (!board) return refuse(ctx, 503, AWAY);
    await board(ctx, next);
  },
});

const boardPathOf = (strapi: Core.Strapi): string =>
  `${strapi.config.get<string>('api.rest.prefix', '/api')}/admin/distribution/queue/board`;

/** Only the admin panel may frame it, and it loads nothing from elsewhere. */
const secure = (strapi: Core.Strapi, ctx: Context): void => {
  const admin = new URL(String(strapi.config.get('admin.absoluteUrl'))).origin;
  const isElsewhere = admin !== ctx.origin;
  ctx.set({
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'self'",
      "form-action 'none'",
      `frame-ancestors 'self'${isElsewhere ? ` ${admin}` : ''}`,
    ].join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  // It knows "same origin" only; the policy above says the same and more.
  if (isElsewhere) ctx.remove('X-Frame-Options');
  else ctx.set('X-Frame-Options', 'SAMEORIGIN');
};

const refuse = (ctx: Context, status: number, sentence: string): void => {
  ctx.status = status;
  ctx.type = 'text/plain; charset=utf-8';
  ctx.body = sentence;
};

const ENDED = 'This look at the queue has ended. Close it, and open it again on the Health page.';
const AWAY = 'The queue does not run at the moment. The Health page says why.';

export default queueBoard;
