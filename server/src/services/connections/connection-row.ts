import { CONNECTIONS_TABLE } from '../../constants';
import type { SealContext } from '../../crypto/vault';
import type { Where } from '../database/table';
import type { Connection } from './connection';

/** A row of `platform_connections`. */
export interface ConnectionRow extends Omit<Connection, 'scopes' | 'quotaLimits'> {
  quotaLimits: Record<string, number> | null;
  accountId: string;
  /** Where it was made: see services/data-care/instance. */
  origin: string | null;
  /** The vault's envelope. */
  credentials: string | null;
  /** Grows with every stored pair: whoever read an older one must read again. */
  credentialsVersion: number | null;
  scopes: string[] | null;
  /** Lease of the process that renews it. */
  renewToken: string | null;
  renewUntil: string | null;
  /** When a renewal ahead of the end is due; after a failure, when the next one may be tried. */
  renewAt: string | null;
  renewFailures: number | null;
  /** When its health is looked at next. */
  checkAt: string | null;
  /** Days before the end of which people were warned last. */
  warnedDays: number | null;
}

/** What the vault authenticates with credentials: they open in their own row only. */
export const connectionSealContext = (documentId: string): SealContext => ({
  table: CONNECTIONS_TABLE,
  rowId: documentId,
  purpose: 'credentials',
});

/** Drops what is secret or only of use to renewals and checks. */
export const connectionOf = (row: ConnectionRow): Connection => ({
  id: row.id,
  documentId: row.documentId,
  siteId: row.siteId,
  platform: row.platform,
  method: row.method ?? 'default',
  serviceUrl: row.serviceUrl,
  account: row.account,
  scopes: row.scopes ?? [],
  expiresAt: row.expiresAt,
  refreshExpiresAt: row.refreshExpiresAt,
  endsAt: row.endsAt,
  status: row.status,
  statusReason: row.statusReason,
  health: row.health ?? 'green',
  healthReason: row.healthReason,
  checkedAt: row.checkedAt,
  quotaLimits: row.quotaLimits ?? {},
  connectedBy: row.connectedBy,
  threadToken: row.threadToken,
  threadUntil: row.threadUntil,
  createdAt: row.createdAt,
});

/** Rows of an earlier version of the plugin have no number yet. */
export const versionIs = (version: number): Where =>
  version === 0
    ? { $or: [{ credentialsVersion: 0 }, { credentialsVersion: { $null: true } }] }
    : { credentialsVersion: version };
