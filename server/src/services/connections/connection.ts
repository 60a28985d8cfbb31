import type { Account, PlatformId } from '../../platforms/contract';

/**
 * `active`: in use. `needs_reconnect`: the platform does not accept its credentials any more.
 * `revoked`: its credentials were given back. `disabled`: a person switched it off.
 */
export type ConnectionStatus = 'active' | 'needs_reconnect' | 'revoked' | 'disabled';

/** Yellow: works, but something needs attention soon. Red: nothing can be posted. */
export type ConnectionHealth = 'green' | 'yellow' | 'red';

/** One authorised account, without its credentials: safe to pass around. */
export interface Connection {
  id: number;
  documentId: string;
  siteId: number;
  platform: PlatformId;
  /** Id of the connect method, see the platform's descriptor. */
  method: string;
  /** The account's own server; null where the platform has one server for all. */
  serviceUrl: string | null;
  account: Account;
  scopes: string[];
  expiresAt: string | null;
  refreshExpiresAt: string | null;
  /** When nothing but a person's new consent keeps it alive; null: it renews itself, or never ends. */
  endsAt: string | null;
  status: ConnectionStatus;
  /** What is wrong and what to do, in words; null while all is well. */
  statusReason: string | null;
  health: ConnectionHealth;
  healthReason: string | null;
  checkedAt: string | null;
  /** Lower limits than the platform's own, by the id of its quota rule. */
  quotaLimits: Readonly<Record<string, number>>;
  connectedBy: string | null;
  /** Lease of the delivery that posts a thread; others of the account wait for it. */
  threadToken: string | null;
  threadUntil: string | null;
  createdAt: string;
}
