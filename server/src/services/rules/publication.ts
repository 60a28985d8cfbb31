import type { EntryRef } from '../mappings/entry-loader';
import type { PublishVia } from '../outbox/entry-fact';

/** One publish of one entry in one language, as rules are asked about it. */
export interface Publication {
  entry: EntryRef;
  at: Date;
  /** The same at each repetition, another for every other publish. */
  key: string;
  via: PublishVia;
  /** Nothing of it was published in this language before. */
  isFirst: boolean;
  /** Id of the admin user; null: nobody in the admin. */
  requestedBy: string | null;
}
