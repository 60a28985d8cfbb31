import type { JsonValue } from './json';

/** One visible post of a delivery. */
export interface PostedPart {
  /** 0-based place in the thread. */
  index: number;
  /** The platform's id, verbatim; always a string. */
  id: string;
  /** Public address; null when it cannot be built. */
  url: string | null;
  /** What a later part needs besides the id, e.g. Bluesky's cid. */
  ref?: JsonValue;
}

/** One part, ready to be sent: everything that can be known before the call. */
export interface PreparedPart {
  index: number;
  /** The exact body apart from the ids of earlier parts. */
  payload: JsonValue;
}

/** The moment before a part becomes visible: what a later reconcile needs to recognise it. */
export interface CommitMark {
  part: PreparedPart;
  /** SHA-256 (hex) of the exact payload. */
  fingerprint: string;
}

/**
 * Where a publish writes down what it did. The engine's journal is the database, guarded by the
 * lease; a script's journal may be memory. Each call resolves only when the fact is durable.
 */
export interface PublishJournal {
  /** Remote handles known so far (media ids, record keys…), by name. */
  readonly handles: Readonly<Record<string, JsonValue>>;
  /** Parts that are already visible, in order. */
  readonly posted: readonly PostedPart[];
  /** Stores a handle as soon as it exists, so that a crash resumes instead of starting again. */
  saveHandle(name: string, value: JsonValue): Promise<void>;
  /** Called before, and finished before, the call that makes the part visible. */
  beforeCommit(mark: CommitMark): Promise<void>;
  /**
   * Called with the remote id before anything else happens.
   *
   * @param isLast no further part follows: the post is complete
   */
  afterCommit(part: PostedPart, isLast: boolean): Promise<void>;
}
