import type {
  Account,
  AdapterDeps,
  Credentials,
  JsonValue,
  MediaKind,
  PlatformModule,
} from '../../server/src/platforms/contract';

/** A post as the platform shows it. */
export interface VisiblePost {
  id: string;
  url: string | null;
  /** As it was meant: without what the platform adds or escapes. */
  text: string;
  media: { kind: string; altText: string }[];
  /** Address of the link card; null when there is none. */
  link: string | null;
  /** Id of the post it answers. */
  replyTo: string | null;
  format: string;
}

export const FAULT_KINDS = [
  /** The connection dies before the platform did anything. */
  'drop-before',
  /** The platform does its work, then the connection dies without an answer. */
  'commit-then-drop',
  /** The platform does its work, then answers 503 with an HTML page. */
  'commit-then-status',
  /** The platform does its work; the answer ends in the middle of the body. */
  'commit-then-cut',
  /** Nothing is done; the answer is `status` with `body`. */
  'status',
] as const;

export interface FaultOrder {
  /** The call it strikes, in the peer's own words: one of {@link Subject.steps}. */
  operation: string;
  kind: (typeof FAULT_KINDS)[number];
  /** With `status`. */
  status?: number;
  headers?: Record<string, string>;
  /** Sent as HTML when it is a text, else as JSON. */
  body?: unknown;
  /** @default 1 */
  times?: number;
}

/** What a platform and its stand-in offer to be tried out. Whatever is left out skips its cases. */
export interface Subject {
  module: PlatformModule;
  /** With a clock whose `sleep` moves the stand-in's time, or the cases take as long as the waits. */
  deps: AdapterDeps;
  /** Forgets every post, token and fault. Called before each case. */
  reset(): void | Promise<void>;
  /** An account that may post. */
  signIn(): Promise<{ account: Account; credentials: Credentials }>;
  /** Visible posts, oldest first, without comments. */
  posts(): Promise<VisiblePost[]>;
  /** Comments under posts, oldest first. */
  comments?: () => Promise<VisiblePost[]>;
  /** The file of a plain post, where there is none without. @default 'image' where it takes images */
  plainKind?: MediaKind;
  /** Options that every post there needs. @default {} */
  options?: Readonly<Record<string, JsonValue>>;
  /** Names of the calls, for faults. */
  steps?: {
    /** The one that makes a plain post visible. */
    commit: string;
    /** One that brings an image to the platform before; null: images come with the commit. */
    upload: string | null;
    /** One by which a doubtful post is looked for; null: it looks nowhere. */
    look: string | null;
  };
  fault?: (order: FaultOrder) => void;
  /** Puts a file where the platform can fetch it, and gives the address. */
  serve?: (file: { name: string; mimeType: string; bytes: Uint8Array }) => string;
  /** Moves the platform's clock, ms. */
  advance?: (ms: number) => void;
  expireTokens?: () => void;
  revokeTokens?: () => void;
  /** The next post meets the platform's own limit. */
  exhaustQuota?: () => void;
  /** Reasons, by case name, why a case cannot hold here; they are printed. */
  skips?: Readonly<Record<string, string>>;
}
