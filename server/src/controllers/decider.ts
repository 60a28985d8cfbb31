import type { Context } from 'koa';

import type { Decider } from '../services/approvals/approval';
import { actorOf } from './audit-actor';
import { adminUserOf } from './context';

/** The person who approves, rejects or comments. */
export const deciderOf = (ctx: Context): Decider => {
  const { id } = adminUserOf(ctx);
  return { id, name: actorOf(ctx).actor.name ?? `#${id}` };
};
