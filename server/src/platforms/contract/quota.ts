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
}

/** `post`: one however many parts; `part`: one for each part; `call`: one for each request. */
export type QuotaUse = 'post' | 'part' | 'call';

/** What a post costs the operator at the platform, before it is sent. */
export interface PostPrice {
  usd: number;
  /** Why, in words: "a post with a link". */
  reason: string;
}
