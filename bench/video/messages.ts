import type { Account, Credentials, JsonValue } from '../../server/src/platforms/contract';
import type { Growth } from './growth';

/** What a worker is to publish. */
export interface WorkOrder {
  platform: string;
  baseUrls: Record<string, string>;
  account: Account;
  credentials: Credentials;
  options: Record<string, JsonValue>;
  app: { clientId: string; clientSecret: string } | null;
  /** Published one after the other: a small one to warm up, then the large one. */
  paths: string[];
}

/** What a worker is to cut: from the second second on, to the end. */
export interface TrimOrder {
  /** Cut one after the other: a small one to warm up, then the large one. */
  paths: string[];
  /** Where the copies go. */
  folder: string;
}

export type FromWorker =
  /** Waiting moves the sandbox's clock. */
  | { kind: 'advance'; ms: number }
  /** One entry for each file. */
  | { kind: 'done'; runs: Growth[] }
  | { kind: 'failed'; message: string };
