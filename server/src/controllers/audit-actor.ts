import type { Context } from 'koa';

import { actorOfAdmin, type AdminUser } from '../services/audit/admin-actor';
import type { AuditActor, AuditOrigin } from '../services/audit/audit-record';
import { adminUserOf } from './context';
import { requestTokenOf } from './requester';

const USER_AGENT_LENGTH = 200;
/** How Node writes an IPv4 address that came in on an IPv6 socket. */
const MAPPED_IPV4 = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/** Who asks, and from where: what an audit entry needs of a request. */
export const actorOf = (ctx: Context): { actor: AuditActor; origin: AuditOrigin } => {
  const token = requestTokenOf(ctx);
  if (token) return { actor: { kind: 'token', id: null, name: token.name }, origin: originOf(ctx) };
  const user: AdminUser = adminUserOf(ctx);
  return { actor: actorOfAdmin(user), origin: originOf(ctx) };
};

/** Where a request came from. */
export const originOf = (ctx: Context): AuditOrigin => {
  const userAgent = ctx.get('user-agent').slice(0, USER_AGENT_LENGTH);
  // Behind a proxy it is the person's address only with Strapi's `server.proxy` set.
  return { ip: ctx.request.ip.replace(MAPPED_IPV4, '') || null, userAgent: userAgent || null };
};
