import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import connections from '../connections';

/** Accounts, for programs that choose where to post: only to be looked at. */
const automationAccounts = ({ strapi }: { strapi: Core.Strapi }) => {
  const ours = connections({ strapi });
  return { find: (ctx: Context) => ours.list(ctx) };
};

export default automationAccounts;
