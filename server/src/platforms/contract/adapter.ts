import { createHash } from 'node:crypto';

import type { Account, Credentials } from './account';
import type { CredentialCheck, PlatformConnector } from './connector';
import type { PlatformDescriptor } from './descriptor';
import type { AdapterDeps } from './environment';
import type { PostedPart, PreparedPart, PublishJournal } from './journal';
import type { JsonValue } from './json';
import type { MediaKind, PostContent } from './post-content';

export interface PublishRequest {
  account: Account;
  credentials: Credentials;
  content: PostContent;
  /** Platform's own per-post options; adapters parse them. */
  options: Readonly<Record<string, JsonValue>>;
  journal: PublishJournal;
  /** Fires when the worker loses its lease or shuts down. */
  signal: AbortSignal;
}

export interface PublishResult {
  /** Id and URL of the first part: the post people mean. */
  id: string;
  url: string | null;
  parts: PostedPart[];
}

/** A commit whose outcome is not known. */
export interface Doubt {
  part: PreparedPart;
  /** When the doubtful call began and when it was given up, epoch ms. */
  startedAt: number;
  endedAt: number;
  /**
   * When the first doubtful call for this part began, epoch ms: its post may turn up after the
   * settling time. The same as `startedAt` unless the part was sent again since.
   */
  since: number;
}

export type Reconciliation =
  | { outcome: 'posted'; part: PostedPart }
  /** Certainly not there (yet): the engine repeats the question over the settling time. */
  | { outcome: 'absent' }
  /** The platform cannot tell; a person decides. */
  | { outcome: 'unsure'; reason: string };

export interface RateLimitStatus {
  limit: number;
  remaining: number;
  /** Epoch ms. */
  resetsAt: number;
}

/** A post that a person named by its address. */
export interface RecognisedPost {
  /**
   * As in {@link PostedPart.id}; null when the address does not tell. A LinkedIn address may name
   * the post by its activity (`urn:li:activity:…`), which then stands here verbatim.
   */
  id: string | null;
  /** The post's page, without tracking parameters, fragment or anything else that is not needed. */
  url: string;
}

/**
 * What every platform implements. `publish` is the one public way to post; it calls `prepare`
 * (repeatable) and then `commit` once per part, and writes each step to the journal.
 * All methods throw {@link PlatformFailure} and nothing else.
 */
export abstract class PlatformAdapter {
  abstract readonly descriptor: PlatformDescriptor;
  /** How its accounts are connected and kept. */
  abstract readonly connector: PlatformConnector;

  constructor(protected readonly deps: AdapterDeps) {}

  /** Uploads media and builds every payload. May run many times; stored handles are reused. */
  abstract prepare(request: PublishRequest): Promise<PreparedPart[]>;

  /**
   * The single call that makes one part visible. An answer that leaves it open whether the part
   * is visible is an `unknown_outcome`.
   */
  abstract commit(
    request: PublishRequest,
    part: PreparedPart,
    earlier: readonly PostedPart[]
  ): Promise<PostedPart>;

  /** Asks the platform whether a doubtful part is visible. Sends nothing that could post, unless repeating it is a no-op there. */
  abstract reconcile(request: PublishRequest, doubt: Doubt): Promise<Reconciliation>;

  /**
   * Reads an address that a person pasted: the platform's own hosts over https, or the configured
   * base URL of its pages (which may be http). Null for everything else: other hosts and ports,
   * pages that are not a post, text that is no address. Asks nobody, so the post need not exist,
   * nor be the account's. Never throws.
   *
   * @param account whose post it is meant to be; tells the id where an address has only a handle
   */
  abstract recognisePost(url: string, account: Account): RecognisedPost | null;

  /** What the last answers' headers said; null before the first call or where there are none. */
  abstract getRateLimitStatus(): RateLimitStatus | null;

  /** Whether the credentials still open the account, and suffice. */
  validateCredentials(credentials: Credentials, account: Account): Promise<CredentialCheck> {
    return this.connector.validateCredentials(credentials, account);
  }

  /** New credentials to store before use. Throws `auth_expired` when only a person can help. */
  refreshToken(credentials: Credentials): Promise<Credentials> {
    return this.connector.refreshToken(credentials);
  }

  getCharacterLimit(): number {
    return this.descriptor.text.limit;
  }

  supportsMedia(kind: MediaKind): boolean {
    return this.descriptor.media.maxCount[kind] > 0;
  }

  async publish(request: PublishRequest): Promise<PublishResult> {
    const prepared = await this.prepare(request);
    const posted: PostedPart[] = [...request.journal.posted];
    for (const part of prepared.slice(posted.length)) {
      request.signal.throwIfAborted();
      await request.journal.beforeCommit({ part, fingerprint: fingerprintOf(part.payload) });
      const made = await this.commit(request, part, posted);
      posted.push(made);
      await request.journal.afterCommit(made, posted.length >= prepared.length);
    }
    const [first] = posted;
    if (!first) throw new Error('A post needs at least one part.');
    return { id: first.id, url: first.url, parts: posted };
  }
}

/** SHA-256 of the payload's JSON, in hex. */
export const fingerprintOf = (payload: JsonValue): string =>
  createHash('sha256').update(JSON.stringify(payload)).digest('hex');
