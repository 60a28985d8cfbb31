import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { JsonValue, PostFormat } from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { tableOf } from '../database/table';

/** A named way to publish through a connection. */
export interface Target {
  id: number;
  name: string;
  format: PostFormat;
  options: Record<string, JsonValue>;
  enabled: boolean;
  siteId: number;
  connectionId: number;
}

interface TargetRow extends Omit<Target, 'options'> {
  options: Record<string, JsonValue> | null;
}

export const createTargets = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => tableOf<TargetRow>(strapi, UIDS.target);

  return {
    /** Every connection can post to its feed from the start. */
    async ensureDefault(connection: Connection): Promise<void> {
      const where = { connectionId: connection.id };
      if (await table().findOne({ where })) return;
      await table().create({
        data: {
          siteId: connection.siteId,
          connectionId: connection.id,
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
        where: { siteId, enabled: true },
        orderBy: { id: 'asc' },
      });
      return rows.map(targetOf);
    },

    async find(id: number): Promise<Target | null> {
      const row = await table().findOne({ where: { id } });
      return row && targetOf(row);
    },

    async removeFor(connectionId: number): Promise<void> {
      await table().deleteMany({ where: { connectionId } });
    },
  };
};

const targetOf = (row: TargetRow): Target => ({
  id: row.id,
  name: row.name,
  format: row.format,
  options: row.options ?? {},
  enabled: row.enabled,
  siteId: row.siteId,
  connectionId: row.connectionId,
});
