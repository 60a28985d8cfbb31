import type { FactsReport } from './facts-report';

/** What a model wrote for one target. */
export interface AdaptedText {
  /** One for each part of a thread. */
  texts: readonly string[];
  /** With or without the sign. */
  hashtags: readonly string[];
  altTexts: readonly { fileId: number; altText: string }[];
  /** BCP-47 tag that the target asked for; null when it is not known. */
  language: string | null;
  /** Words that the site does not want to read. */
  bannedWords?: readonly string[];
  /** Hashtags that the site always allows, with or without the sign. */
  allowedHashtags?: readonly string[];
}

/** The same after the guard. */
export interface GuardedText {
  texts: string[];
  /** With the sign, each once. */
  hashtags: string[];
  /** Without those that claim what cannot be known. */
  altTexts: { fileId: number; altText: string }[];
  /**
   * `clean`: as the model wrote it. `cleaned`: something was taken out, the rest may stand.
   * `rejected`: the model must write it again, or nobody may post it.
   */
  verdict: 'clean' | 'cleaned' | 'rejected';
  /** For the model when it is asked again, one sentence each; empty unless rejected. */
  problems: string[];
  report: FactsReport;
}
