import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { DEFAULT_SITE_SLUG, UIDS } from '../../constants';
import { tableOf } from '../database/table';
import { getService } from '../get-service';

export interface Site {
  id: number;
  slug: string;
  name: string;
  timezone: string;
  linkBaseUrl: string | null;
  /** Nothing of this site goes out until a person resumes it. */
  paused: boolean;
}

/** Other processes hear of a pause after so long at the latest, ms. */
const BELIEVED_MS = 500;

export const createSites = ({ strapi }: { strapi: Core.Strapi }) => {
  const sites = () => tableOf<Site>(strapi, UIDS.site);

  const known = new Map<number, { site: Site | null; at: number }>();

  const setPaused = async (id: number, paused: boolean): Promise<Site> => {
    const site = await sites().update({ where: { id }, data: { paused } });
    known.delete(id);
    if (!site) throw new errors.NotFoundError('This site does not exist.');
    return site;
  };

  return {
    /** Makes the default site, or brings it up to the config; idempotent. */
    async ensureDefault(): Promise<Site> {
      const { name, timezone, linkBaseUrl = null } = getConfig(strapi).site;
      const where = { slug: DEFAULT_SITE_SLUG };
      const existing = await sites().findOne({ where });
      const data = { name, timezone, linkBaseUrl };
      if (!existing) return sites().create({ data: { ...where, ...data, paused: false } });
      return (await sites().update({ where: { id: existing.id }, data })) ?? existing;
    },

    /** Asked before every attempt, so an answer is believed for half a second. */
    async find(id: number): Promise<Site | null> {
      const seen = known.get(id);
      if (seen && Date.now() - seen.at < BELIEVED_MS) return seen.site;
      const site = await sites().findOne({ where: { id } });
      known.set(id, { site, at: Date.now() });
      return site;
    },

    async getDefault(): Promise<Site> {
      const site = await sites().findOne({ where: { slug: DEFAULT_SITE_SLUG } });
      if (!site) throw new Error('The default site is missing; restart Strapi to make it.');
      return site;
    },

    /** Deliveries of the site are held from now on; a call under way is finished. @throws 404 */
    pause: (id: number): Promise<Site> => setPaused(id, true),

    /** What waited for the pause goes on. @throws 404 */
    async resume(id: number): Promise<Site> {
      const site = await setPaused(id, false);
      await getService(strapi, 'deliveries').releaseHeld({ siteId: id, waitsFor: 'paused' });
      return site;
    },
  };
};
