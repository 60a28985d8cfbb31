import type { Account, Credentials, JsonValue } from '../../server/src/platforms/contract';

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

export type FromWorker =
  /** Waiting moves the sandbox's clock. */
  | { kind: 'advance'; ms: number }
  /** One entry for each file. */
  | { kind: 'done'; runs: { seconds: number; growthMb: number }[] }
  | { kind: 'failed'; message: string };
