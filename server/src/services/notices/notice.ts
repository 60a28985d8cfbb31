import type { Connection } from '../connections/connection';

/** Something about an account that people are to hear of; holds no secrets. */
export interface Notice {
  kind: 'expiring' | 'needs-reconnect';
  /** Days before the end that this is about, see {@link WARNING_DAYS}; null: it has ended. */
  days: number | null;
  connection: Connection;
  /** "LinkedIn". */
  platformLabel: string;
  /** As people call the account: "@harbourlight". */
  accountName: string;
  site: { id: number; slug: string; name: string; timezone: string };
  /** The Connections page, where it is cured. */
  url: string;
}
