import type { EntryRef } from '../mappings/entry-loader';

/** What became of an entry in one language. */
export type EntryChange = 'published' | 'unpublished' | 'deleted';

/**
 * Who or what did it. `person`: somebody in the admin, one entry. `bulk`: many at once there.
 * `release`, `schedule`: a plan that somebody made in Strapi came due. `api`: a request that is not
 * the admin's. `script`: code without any request, such as seeding.
 */
export type PublishVia = 'person' | 'bulk' | 'release' | 'schedule' | 'api' | 'script';

export interface EntryFact {
  entry: EntryRef;
  change: EntryChange;
  /** Nothing of it was published in this language before; only of `published`. */
  isFirst: boolean;
}
