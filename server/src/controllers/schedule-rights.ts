import type { Context } from 'koa';

import type { Times, When } from '../../../contracts/when';
import { ACTIONS } from '../constants';
import type { Site } from '../services/sites/site';
import { forbidden } from './forbidden';
import { mayActOn } from './site-access';

/** Refuses a time other than now to people who may not schedule on the site. @throws 403 */
export const assertMayTime = (
  ctx: Context,
  site: Site,
  { when, times }: { when: When; times: Times }
): void => {
  const isNow = [when, ...Object.values(times)].every(({ kind }) => kind === 'now');
  if (isNow || mayActOn(ctx, ACTIONS.schedule, site)) return;
  throw forbidden(
    'To distribute later you need the permission “Distribute at a later time”. Ask an administrator for it, or distribute now.'
  );
};

/** Refuses people who may not distribute on the site at all. @throws 403 */
export const assertMayDistribute = (ctx: Context, site: Site): void => {
  if (mayActOn(ctx, ACTIONS.distribute, site)) return;
  throw forbidden(
    'To schedule an entry, or to change when it goes out, you need the permission “Distribute entries, retry and cancel” as well. Ask an administrator for it.'
  );
};
