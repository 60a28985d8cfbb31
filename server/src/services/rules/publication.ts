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

/** Ids may begin anew in a database that was set up again; with the time they are one of a kind. */
export const publishKeyOf = (outboxId: number, at: Date): string =>
  `${outboxId}@${at.toISOString()}`;

/** Whether a key names a publish of before another one. A key that says no time is an old one. */
export const isEarlierPublish = (publishKey: string, at: Date): boolean =>
  !(Date.parse(publishKey.split('@')[1] ?? '') > at.getTime());
