import { UIDS } from '../../../server/src/constants';
import { tableOf, type Table } from '../../../server/src/services/database/table';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import type { TestApp } from './app';

interface ConnectionRow {
  id: number;
  platform: string;
  method: string;
  accountId: string;
  status: string;
  statusReason: string | null;
  credentials: string;
}

interface OAuthStateRow {
  id: number;
  expiresAt: string;
}

interface OutboxRow {
  id: number;
  entryDocumentId: string;
  locale: string;
  change: string | null;
  via: string | null;
  isFirst: boolean | null;
  attempts: number | null;
}

export interface DecisionRow {
  id: number;
  at: string;
  entryDocumentId: string;
  locale: string;
  ruleId: number | null;
  outcome: string;
  code: string;
  reason: string;
  distributionId: number | null;
}

interface DistributionRow {
  id: number;
  entryDocumentId: string;
  source: string;
  requestedBy: string | null;
}

/** The plugin's tables as they stand in the database. */
export const tablesOf = ({ strapi }: TestApp) => ({
  connections: tableOf<ConnectionRow>(strapi, UIDS.connection),
  targets: tableOf<{ id: number; connectionId?: number }>(strapi, UIDS.target),
  apps: tableOf<{ id: number; app: string; serviceUrl: string }>(strapi, UIDS.platformApp),
  choices: tableOf<{ id: number; expiresAt: string; credentials: string }>(
    strapi,
    UIDS.accountChoice
  ),
  oauthStates: tableOf<OAuthStateRow>(strapi, UIDS.oauthState),
  outbox: tableOf<OutboxRow>(strapi, UIDS.outbox),
  decisions: tableOf<DecisionRow>(strapi, UIDS.ruleDecision),
  distributions: tableOf<DistributionRow>(strapi, UIDS.distribution),
  deliveries: tableOf<Delivery>(strapi, UIDS.delivery),
});

/** One row by its id; a missing one fails the test. */
export const rowOf = async <Row>(table: Table<Row>, id: number): Promise<Row> => {
  const row = await table.findOne({ where: { id } });
  if (!row) throw new Error(`There is no row ${id}.`);
  return row;
};
