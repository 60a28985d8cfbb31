/** A limit of the platform on what we may send, as data. Every number cites its source beside it. */
export interface QuotaRule {
  /** Stable name within the platform: `posts`, `uploads`, `points`. */
  id: string;
  /** For people: "posts in 24 hours". */
  label: string;
  /** `app`: all accounts of the operator's app share it. */
  scope: 'account' | 'app';
  limit: number;
  /** Length of the window, ms. */
  windowMs: number;
  /** `rolling`: the last so many ms; `utc-day`: begins at midnight UTC. */
  window: 'rolling' | 'utc-day';
  /** What one post takes of it. */
  takes: QuotaUse;
  /**
   * Whether taking a part away again counts in it as well, as much as posting one.
   *
   * @default of `call` and `removal` it does, of others not
   */
  countsRemovals?: boolean;
}

/**
 * `post`: one however many parts; `part`: one for each part; `call`: one for each request; `removal`:
 * nothing, but one for each part that is taken away again.
 */
export type QuotaUse = 'post' | 'part' | 'call' | 'removal';

/** What a post costs the operator at the platform, before it is sent. */
export interface PostPrice {
  usd: number;
  /** Why, in words: "a post with a link". */
  reason: string;
}
