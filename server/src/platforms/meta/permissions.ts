import { z } from 'zod';

import { readGraphList, type GraphApi } from './graph-client';

const permissionSchema = z.object({ permission: z.string(), status: z.string().catch('') });

/** GET /me/permissions: what the person has granted; people may untick each on the consent screen. */
export const fetchGrantedScopes = async (api: GraphApi): Promise<string[]> => {
  const read = { path: '/me/permissions', query: {}, schema: permissionSchema };
  const permissions = await readGraphList(api, read);
  return permissions
    .filter(({ status }) => status === 'granted')
    .map(({ permission }) => permission);
};
