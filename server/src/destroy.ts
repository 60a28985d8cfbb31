import type { Core } from '@strapi/types';

import { getService } from './services/get-service';

const GRACE_MS = 10_000;

const destroy = async ({ strapi }: { strapi: Core.Strapi }) => {
  await getService(strapi, 'workers').stop(GRACE_MS);
  await getService(strapi, 'monitoring').tallies.flush();
};

export default destroy;
