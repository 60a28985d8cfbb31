/** What an adapted text may speak of: the entry as people wrote it. Plain texts. */
export interface GuardSource {
  title: string;
  summary: string;
  body: string;
  tags: readonly string[];
  author: string | null;
  /** Addresses as posts may hold them, with what is added for statistics. */
  links: readonly string[];
  siteName: string | null;
  /** Accounts that may be mentioned, with or without the sign. */
  handles: readonly string[];
  /** BCP-47 tag of the texts; null when it is not known. */
  language: string | null;
  /** ISO 8601; null when it is not published. */
  publishedAt: string | null;
  /** Pictures and other files. Words and numbers of them count, their links and mentions do not. */
  files: readonly { name: string; altText: string | null }[];
  /**
   * Lines of our own instructions to the model. Whoever finds one in a post sees a leak. Short ones
   * (fewer than four words) are looked for as they stand, in any case.
   */
  sentinels: readonly string[];
}
