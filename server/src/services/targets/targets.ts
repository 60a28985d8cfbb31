import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { JsonValue } from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { tableOf } from '../database/table';

/** A named way to publish through a connection. */
export interface Target {
  id: number;
  name: string;
  format: string;
  options: Record<string, JsonValue>;
  enabled: boolean;
  siteId: number;
  connectionId: number;
}

interface TargetRow extends Omit<Target, 'siteId' | 'connectionId' | 'options'> {
  options: Record<string, JsonValue> | null;
  site: { id: number } | null;
  connection: { id: number } | null;
}

export const createTargets = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => tableOf<TargetRow>(strapi, UIDS.target);
  const populate = ['site', 'connection'];

  return {
    /** Every connection can post to its feed from the start. */
    async ensureDefault(connection: Connection): Promise<void> {
      const where = { connection: { id: connection.id } };
      if (await table().findOne({ where })) return;
      await table().create({
        data: {
          site: connection.siteId,
          connection: connection.id,
          name: accountName(connection.platform, connection.account.handle),
          format: 'feed',
          options: {},
          enabled: true,
        },
      });
    },

    /** Enabled targets of a site, in the order they were made. */
    async list(siteId: number): Promise<Target[]> {
      const rows = await table().findMany({
        where: { site: { id: siteId }, enabled: true },
        populate,
        orderBy: { id: 'asc' },
      });
      return rows.filter((row) => row.connection !== null).map(targetOf);
    },

    async find(id: number): Promise<Target | null> {
      const row = await table().findOne({ where: { id }, populate });
      return row?.connection ? targetOf(row) : null;
    },

    async removeFor(connectionId: number): Promise<void> {
      const rows = await table().findMany({ where: { connection: { id: connectionId } } });
      for (const row of rows) await table().delete({ where: { id: row.id } });
    },
  };
};

const targetOf = (row: TargetRow): Target => ({
  id: row.id,
  name: row.name,
  format: row.format,
  options: row.options ?? {},
  enabled: row.enabled,
  siteId: row.site?.id ?? 0,
  connectionId: row.connection?.id ?? 0,
});
