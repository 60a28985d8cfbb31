import { randomUUID } from 'node:crypto';

import type { AdminClient } from '../../../scripts/person/admin-client';
import type { SiteDetails } from '../../../contracts/sites';
import { UIDS } from '../../../server/src/constants';
import type { Connection } from '../../../server/src/services/connections/connection';
import { tableOf } from '../../../server/src/services/database/table';
import { getService } from '../../../server/src/services/get-service';
import type { TestApp } from './app';
import { DISTRIBUTION } from './http';

/** Makes a site as an admin would. */
export const aSite = async (
  admin: AdminClient,
  site: { slug: string; name: string } & Record<string, unknown>
): Promise<SiteDetails> => {
  const path = `${DISTRIBUTION}/sites`;
  return (await admin.request<{ data: SiteDetails }>('POST', path, site)).data;
};

export interface SiteAccount {
  connectionId: number;
  targetId: number;
}

/** An account of a site with its target, without any platform: good for all but posting. */
export const anAccountOf = async (app: TestApp, siteId: number): Promise<SiteAccount> => {
  const accountId = `did:plc:${randomUUID()}`;
  const handle = 'harbour-light.example';
  const account = { id: accountId, handle, name: handle, avatarUrl: null, kind: 'person' };
  const connection = await tableOf<Connection>(app.strapi, UIDS.connection).create({
    data: { siteId, platform: 'bluesky', accountId, account, status: 'active' },
  });
  const targets = getService(app.strapi, 'targets');
  await targets.ensureDefault(connection);
  const target = (await targets.list(siteId)).find((one) => one.connectionId === connection.id);
  if (!target) throw new Error('The account has no target.');
  return { connectionId: connection.id, targetId: target.id };
};
