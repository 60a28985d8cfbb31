import { createHash } from 'node:crypto';

import type { Account, Credentials } from './account';
import { checkPost, type ContentProblem } from './check-post';
import type { CredentialCheck, PlatformConnector } from './connector';
import { postRulesOf, type PlatformDescriptor, type PostRules } from './descriptor';
import type { AdapterDeps } from './environment';
import { PlatformFailure } from './failure';
import type { PostedPart, PreparedPart, PublishJournal } from './journal';
import type { JsonValue } from './json';
import type { MetricsRequest, PostMetrics } from './metrics';
import type { MediaKind, PostContent } from './post-content';
import { optionsProblem } from './post-options';

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

/** What can be said of a post before anything is sent. */
export type CheckRequest = Pick<PublishRequest, 'account' | 'content' | 'options'>;

/** A post of ours, and what opens its account. */
export interface PostRequest {
  account: Account;
  credentials: Credentials;
  /** As it was when it was posted, `ref` included. */
  post: PostedPart;
  signal: AbortSignal;
}

export interface CommentRequest extends PostRequest {
  text: string;
  /**
   * The same at each try of the same comment, another for every other comment: a UUID. Where the
   * platform recognises repeated calls it is sent along.
   */
  key: string;
}

/** `absent`: it was not there any more. */
export type Removal = 'removed' | 'absent';

/** What may be done with a post that is out. */
export type PostAction = 'comment' | 'remove' | 'metrics';

const METHOD_OF = {
  comment: 'comment',
  remove: 'remove',
  metrics: 'fetchMetrics',
} as const satisfies Record<PostAction, keyof PlatformAdapter>;

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

/** What a platform said of one of its limits. */
export interface RateLimitStatus {
  /** Id of the descriptor's quota rule that it is about; null: calls in general, which none counts. */
  ruleId: string | null;
  /** The platform's own total, in the rule's units; percent where only shares are told. */
  limit: number;
  /** What is left of it, after all that this adapter sent. */
  remaining: number;
  /**
   * Until when that holds, epoch ms: the end of the window. Of a rolling window, whose next free
   * place is not told, when it is worth asking again.
   */
  resetsAt: number;
  /** Where the platform asks to slow down: so long between two posts until then. @default 0 */
  paceMs?: number;
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
   * The post's public address, where its platform tells it only after the post is out. Null when
   * it does not say (yet).
   */
  findUrl?(request: PostRequest): Promise<string | null>;

  /**
   * Puts the account's own comment (a reply) under a post. An answer that leaves it open whether
   * it is visible is an `unknown_outcome`.
   */
  comment?(request: CommentRequest): Promise<PostedPart>;

  /** Takes a post away. Repeatable: one that is gone already is `absent`. */
  remove?(request: PostRequest): Promise<Removal>;

  /** Totals of several posts, in the order asked for. */
  fetchMetrics?(request: MetricsRequest): Promise<PostMetrics[]>;

  /**
   * Reads an address that a person pasted: the platform's own hosts over https, or the configured
   * base URL of its pages (which may be http). Null for everything else: other hosts and ports,
   * pages that are not a post, text that is no address. Asks nobody, so the post need not exist,
   * nor be the account's. Never throws.
   *
   * @param account whose post it is meant to be; tells the id where an address has only a handle
   */
  abstract recognisePost(url: string, account: Account): RecognisedPost | null;

  /**
   * What the answers so far said of the platform's limits, at most one for each rule and one for
   * calls in general; empty before the first call, and where nothing is told. Limits that hold for
   * neither posts nor all calls (looking at posts, sending files) are left out.
   */
  abstract getRateLimitStatus(): RateLimitStatus[];

  /** Whether the credentials still open the account, and suffice. */
  validateCredentials(credentials: Credentials, account: Account): Promise<CredentialCheck> {
    return this.connector.validateCredentials(credentials, account);
  }

  /** New credentials to store before use. Throws `auth_expired` when only a person can help. */
  refreshToken(credentials: Credentials): Promise<Credentials> {
    return this.connector.refreshToken(credentials);
  }

  /** What this account's posts may be like. */
  rulesOf(account: Account): PostRules {
    return postRulesOf(this.descriptor, { account, method: this.deps.method });
  }

  /** Whether the platform offers it for accounts that are connected this way. */
  can(action: PostAction): boolean {
    return METHOD_OF[action] in this;
  }

  getCharacterLimit(account: Account): number {
    return this.rulesOf(account).text.limit;
  }

  /** Whether any of the account's formats takes such files. */
  supportsMedia(kind: MediaKind, account: Account): boolean {
    return Object.values(this.rulesOf(account).formats).some((format) => format[kind] !== null);
  }

  /** Why the post cannot go out as it is; asks nobody. Empty: nothing speaks against it. */
  check(request: CheckRequest): ContentProblem[] {
    const owner = { account: request.account, method: this.deps.method };
    const reasons = optionsProblem(this.descriptor.options, request.options);
    return [
      ...(reasons === null ? [] : [invalidOptions(this.descriptor.label, reasons)]),
      ...checkPost(this.descriptor, owner, request.content),
      ...(reasons === null ? this.checkMore(request) : []),
    ];
  }

  /** What only this platform knows; the options are valid. */
  protected checkMore(_request: CheckRequest): ContentProblem[] {
    return [];
  }

  /** @throws {PlatformFailure} `rejected` before the first call when {@link check} finds a problem */
  async publish(request: PublishRequest): Promise<PublishResult> {
    // What is half out already is finished, also when rules have changed since.
    if (request.journal.posted.length === 0) refuse(this.check(request));
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

const refuse = ([problem]: readonly ContentProblem[]): void => {
  if (!problem) return;
  const { code, message } = problem;
  throw new PlatformFailure({ family: 'rejected' }, { code, message });
};

const invalidOptions = (label: string, reasons: string): ContentProblem => {
  const message = `The ${label} options are not valid: ${reasons}`;
  return { code: 'INVALID_OPTIONS', message, partIndex: null };
};

/** SHA-256 of the payload's JSON, in hex. */
export const fingerprintOf = (payload: JsonValue): string =>
  createHash('sha256').update(JSON.stringify(payload)).digest('hex');
