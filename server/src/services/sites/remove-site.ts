import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { DEFAULT_SITE_SLUG, UIDS } from '../../constants';
import { tableOf, type Where } from '../database/table';
import { inTransaction } from '../database/transaction';
import type { Site } from './site';

const LIVING = ['queued', 'held', 'preparing', 'committing'];
/** What belongs to a site by its `siteId` and has no meaning without it. */
const BELONGINGS = [
  UIDS.target,
  UIDS.oauthState,
  UIDS.accountChoice,
  UIDS.platformApp,
  UIDS.aiProvider,
  UIDS.aiMonth,
  UIDS.aiCache,
  UIDS.template,
  UIDS.hashtagSet,
  UIDS.draft,
  UIDS.schedule,
  UIDS.approval,
  UIDS.bulkOrder,
  UIDS.rateLimit,
  UIDS.ruleDecision,
];

/**
 * Removes a site with its rules, templates and the apps entered for it; what it posted stays in the log.
 * @throws 400 that says what must be done first
 */
export const removeSite = (strapi: Core.Strapi, site: Site): Promise<void> =>
  inTransaction(strapi, async () => {
    const obstacle = await whyNotRemovable(strapi, site);
    if (obstacle) throw new errors.ApplicationError(obstacle);
    await tableOf(strapi, UIDS.rule).deleteMany({ where: { site: site.id } });
    for (const uid of BELONGINGS) {
      await tableOf(strapi, uid).deleteMany({ where: { siteId: site.id } });
    }
    await tableOf(strapi, UIDS.site).delete({ where: { id: site.id } });
  });

const whyNotRemovable = async (
  strapi: Core.Strapi,
  { id: siteId, slug, name }: Site
): Promise<string | null> => {
  if (slug === DEFAULT_SITE_SLUG) {
    return `${name} is the default site and can never be removed; rename it instead.`;
  }
  const deliveries = (where: Where) => tableOf(strapi, UIDS.delivery).count({ where });
  const connections = await tableOf(strapi, UIDS.connection).count({ where: { siteId } });
  if (connections > 0) {
    return `${name} still has ${counted(connections, 'connected account')}; disconnect them first.`;
  }
  const waiting = await deliveries({ siteId, state: { $in: LIVING } });
  if (waiting > 0) {
    return `${name} still has ${counted(waiting, 'delivery', 'deliveries')} under way; cancel them, or wait until they are done.`;
  }
  const undecided = await deliveries({ siteId, state: 'unknown', finishedAt: { $null: true } });
  if (undecided > 0) {
    return `${name} still has ${counted(undecided, 'delivery', 'deliveries')} with an unknown outcome; decide them on the Health page first.`;
  }
  return null;
};

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
