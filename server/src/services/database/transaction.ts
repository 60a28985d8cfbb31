import type { Core } from '@strapi/types';

/** A running transaction: what its work may ask of it. */
export interface Transaction {
  /** Runs after the outermost transaction was committed. Strapi does not await it. */
  onCommit: (act: () => void) => void;
}

/**
 * Runs `work` in one transaction, or joins the one that runs already; a rejection rolls back.
 * The one typed way in: Strapi types what it hands to the work as `any`.
 */
export const inTransaction = async <Result>(
  strapi: Core.Strapi,
  work: (transaction: Transaction) => Promise<Result>
): Promise<Result> => strapi.db.transaction(work);
