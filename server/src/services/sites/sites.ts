import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { DEFAULT_SITE_SLUG, UIDS } from '../../constants';
import { tableOf } from '../database/table';

export interface Site {
  id: number;
  slug: string;
  name: string;
  timezone: string;
  linkBaseUrl: string | null;
  paused: boolean;
}

export const createSites = ({ strapi }: { strapi: Core.Strapi }) => {
  const sites = () => tableOf<Site>(strapi, UIDS.site);

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

    async getDefault(): Promise<Site> {
      const site = await sites().findOne({ where: { slug: DEFAULT_SITE_SLUG } });
      if (!site) throw new Error('The default site is missing; restart Strapi to make it.');
      return site;
    },
  };
};
