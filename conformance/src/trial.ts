import assert from 'node:assert/strict';

import {
  PlatformFailure,
  type Account,
  type Credentials,
  type Doubt,
  type FailureFamily,
  type FormatRules,
  type HttpRequest,
  type JsonValue,
  type LinkCard,
  type MediaFile,
  type PlatformAdapter,
  type PostContent,
  type PostFormat,
  type PublishJournal,
  type PublishRequest,
  type PublishResult,
  type Reconciliation,
  type TextRules,
} from '../../server/src/platforms/contract';
import { Crash, CrashingJournal } from './crashing-journal';
import { FileMaker } from './files';
import type { FaultOrder, Subject, VisiblePost } from './subject';

interface Wish {
  media?: MediaFile[];
  card?: LinkCard | null;
  format?: PostFormat;
}

interface Attempt {
  journal?: PublishJournal;
  options?: Record<string, JsonValue>;
  credentials?: Credentials;
  signal?: AbortSignal;
}

const MAX_TRIES = 5;
const MAX_LOOKS = 20;

/** One case at work: an account that has just signed in, and an adapter whose calls are counted. */
export class Trial {
  readonly files: FileMaker;
  readonly adapter: PlatformAdapter;
  readonly requests: HttpRequest[] = [];
  credentials: Credentials;
  #startedAt = 0;
  #endedAt = 0;

  constructor(
    readonly subject: Subject,
    readonly account: Account,
    credentials: Credentials
  ) {
    this.credentials = credentials;
    this.files = new FileMaker(subject);
    const { Adapter } = subject.module;
    this.adapter = new Adapter({
      ...subject.deps,
      http: (request) => {
        this.requests.push(request);
        return subject.deps.http(request);
      },
    });
  }

  static async begin(subject: Subject): Promise<Trial> {
    await subject.reset();
    const { account, credentials } = await subject.signIn();
    return new Trial(subject, account, credentials);
  }

  rules(format: PostFormat = 'feed'): FormatRules {
    const rules = this.adapter.rulesOf(this.account).formats[format];
    assert(rules, `There is no format ${format}.`);
    return rules;
  }

  get text(): TextRules {
    return this.adapter.rulesOf(this.account).text;
  }

  content(text: string, { media = [], card = null, format = 'feed' }: Wish = {}): PostContent {
    return { format, parts: [{ text, media }], card, language: 'en' };
  }

  /** The simplest post there: a text, and a file where there is none without. */
  async plain(text: string): Promise<PostContent> {
    const rules = this.rules();
    if (rules.files.min === 0) return this.content(text);
    const kind = this.subject.plainKind ?? (rules.image ? 'image' : 'video');
    const media = [await this.files.of(kind, rules)];
    return this.content(text, { media });
  }

  request(content: PostContent, attempt: Attempt = {}): PublishRequest {
    return {
      account: this.account,
      credentials: attempt.credentials ?? this.credentials,
      content,
      options: { ...this.subject.options, ...attempt.options },
      journal: attempt.journal ?? new CrashingJournal(),
      signal: attempt.signal ?? new AbortController().signal,
    };
  }

  /** One attempt. */
  async publish(content: PostContent, attempt: Attempt = {}): Promise<PublishResult> {
    const { clock } = this.subject.deps;
    this.#startedAt = clock.now();
    try {
      const result = await this.adapter.publish(this.request(content, attempt));
      for (const { id } of result.parts) assert.equal(typeof id, 'string', 'Ids are strings.');
      return result;
    } finally {
      this.#endedAt = clock.now();
    }
  }

  /** As the engine does it: what may be tried again is, and what is in doubt is looked for. */
  async deliver(content: PostContent): Promise<CrashingJournal> {
    const journal = new CrashingJournal();
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const error: unknown = await this.publish(content, { journal }).then(
        () => null,
        (reason: unknown) => reason
      );
      if (error === null) return journal;
      if (!(error instanceof Error)) throw new Error('Something that is no error was thrown.');
      const { family } = await this.fails(Promise.reject(error), 'retryable', 'unknown_outcome');
      if (family === 'unknown_outcome') await this.settle(content, journal);
      if (journal.posted.length >= content.parts.length) return journal;
      await this.subject.deps.clock.sleep(60_000);
    }
    throw new Error('It does not go out, however often it is tried.');
  }

  /** The failure of what must fail, without anything secret in it. */
  async failure(act: Promise<unknown>): Promise<PlatformFailure> {
    const error: unknown = await act.then(
      () => null,
      (reason: unknown) => reason
    );
    assert(error !== null, 'It was expected to fail and did not.');
    if (!(error instanceof PlatformFailure)) {
      throw error instanceof Error ? error : new Error('Something that is no error was thrown.');
    }
    for (const secret of this.#secrets()) {
      assert(!error.message.includes(secret), 'A secret stands in the message.');
    }
    return error;
  }

  async fails(act: Promise<unknown>, ...families: FailureFamily[]): Promise<PlatformFailure> {
    const failure = await this.failure(act);
    const { family, code, message } = failure;
    assert(
      families.includes(family),
      `Expected ${families.join(' or ')}, got ${family} (${code}: ${message}).`
    );
    return failure;
  }

  /** Refused by name before anything is sent. */
  async refused(content: PostContent, options?: Record<string, JsonValue>): Promise<void> {
    const before = this.requests.length;
    const failure = await this.fails(this.publish(content, { options }), 'rejected');
    assert.equal(this.requests.length, before, `${failure.code}, but only after a call.`);
    assert.notEqual(failure.message, '', 'It says nothing.');
    assert.deepEqual(await this.subject.posts(), [], 'Something is visible all the same.');
  }

  /** New credentials, as the plugin gets them: by a renewal, else by a person who connects again. */
  async renew(): Promise<Credentials> {
    const before = this.credentials;
    const renewed = await this.adapter.refreshToken(before).catch(() => before);
    const isNew = renewed.accessToken !== before.accessToken;
    this.credentials = isNew ? renewed : (await this.subject.signIn()).credentials;
    return this.credentials;
  }

  /** The one visible post; where posts take their time, waits for it. */
  async only(): Promise<VisiblePost> {
    let posts = await this.subject.posts();
    for (let looks = 0; posts.length === 0 && looks < MAX_LOOKS; looks += 1) {
      await this.subject.deps.clock.sleep(30_000);
      posts = await this.subject.posts();
    }
    assert.equal(posts.length, 1, `${posts.length} posts are visible instead of one.`);
    const [post] = posts;
    assert(post);
    return post;
  }

  async nothingVisible(): Promise<void> {
    assert.deepEqual(await this.subject.posts(), [], 'Something is visible.');
  }

  fault(order: FaultOrder): void {
    assert(this.subject.fault, 'The subject takes no faults.');
    this.subject.fault(order);
  }

  /** Runs until the journal's crash. */
  async crash(act: Promise<unknown>): Promise<void> {
    const error: unknown = await act.then(
      () => null,
      (reason: unknown) => reason
    );
    assert(error instanceof Crash, `It was expected to crash, got ${String(error)}.`);
  }

  /**
   * What the engine does after a lost answer: asks over the settling time, takes what is posted,
   * and sends again only what is certainly absent.
   */
  async settle(content: PostContent, journal: CrashingJournal): Promise<'posted' | 'unsure'> {
    const { mark } = journal;
    assert(mark, 'No commit was begun.');
    const [startedAt, endedAt] = [this.#startedAt, this.#endedAt];
    const doubt = { part: mark.part, startedAt, endedAt, since: startedAt };
    const waits = [0, ...this.adapter.descriptor.settlingMs];
    for (const waitMs of waits) {
      await this.subject.deps.clock.sleep(waitMs);
      const found = await this.#ask(this.request(content, { journal }), doubt);
      if (found.outcome === 'unsure') return 'unsure';
      if (found.outcome === 'posted') {
        journal.posted.push(found.part);
        if (journal.posted.length >= content.parts.length) return 'posted';
        break;
      }
    }
    await this.publish(content, { journal });
    return 'posted';
  }

  /** A platform that still works on the post, or cannot be asked, is asked again. */
  async #ask(request: PublishRequest, doubt: Doubt): Promise<Reconciliation> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.adapter.reconcile(request, doubt);
      } catch (error) {
        const mayPass = error instanceof PlatformFailure && error.family === 'retryable';
        if (!mayPass || tries >= MAX_LOOKS) throw error;
        await this.subject.deps.clock.sleep(120_000);
      }
    }
  }

  #secrets(): string[] {
    const { accessToken, refreshToken, password, userAccessToken } = this.credentials;
    const secret = this.subject.deps.app?.clientSecret;
    return [accessToken, refreshToken, password, userAccessToken, secret].filter(
      (value): value is string => typeof value === 'string' && value.length >= 8
    );
  }
}
