import type { Account, PlatformId } from '../../platforms/contract';

export type ConnectionStatus = 'active' | 'needs_reconnect' | 'revoked' | 'disabled';

/** One authorised account, without its credentials: safe to pass around. */
export interface Connection {
  id: number;
  documentId: string;
  siteId: number;
  platform: PlatformId;
  account: Account;
  scopes: string[];
  expiresAt: string | null;
  refreshExpiresAt: string | null;
  status: ConnectionStatus;
  /** What is wrong and what to do, in words; null while all is well. */
  statusReason: string | null;
  connectedBy: string | null;
  /** Lease of the delivery that posts a thread; others of the account wait for it. */
  threadToken: string | null;
  threadUntil: string | null;
  createdAt: string;
}
