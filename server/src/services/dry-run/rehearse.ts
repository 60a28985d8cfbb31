import {
  PlatformFailure,
  type Account,
  type CommentRequest,
  type JsonValue,
  type PlatformModule,
  type PostContent,
  type PublishResult,
  type RandomSource,
  type Rehearsal,
} from '../../platforms/contract';
import { systemClock } from '../environment';
import type { RehearsedCall } from './describe-request';
import { showRehearsal } from './redact-call';
import { castFor, type RehearsalCast, type RehearsalDeps } from './rehearsal-cast';
import { RehearsalClock } from './rehearsal-clock';
import { RehearsalJournal } from './rehearsal-journal';
import { rehearsalRandom } from './rehearsal-random';
import { RecordingStage } from './rehearsal-stage';
import { SparedFiles } from './spared-files';

export interface RehearsalRequest {
  module: PlatformModule;
  deps: RehearsalDeps;
  account: Account;
  content: PostContent;
  options: Readonly<Record<string, JsonValue>>;
  /** Comes under the post once it is out. @default none does */
  firstComment?: Pick<CommentRequest, 'text' | 'key'> | null;
  /** When it takes place, epoch ms. @default now */
  now?: number;
  /** @default the same numbers each time */
  random?: RandomSource;
}

/** A publish that nobody saw. */
export interface Rehearsed {
  /**
   * Every request in order, stand-ins of credentials included: see `redactCall`. Up to the one
   * without an answer, where the rehearsal broke off.
   */
  calls: RehearsedCall[];
  /** Ids in `calls` that only the platform can give and people may see, in the order they came up. */
  standIns: string[];
  /** What stands for credentials in `calls`; must not be shown. */
  secrets: string[];
  /** Requests that would go out at least, repeated questions included. */
  requestCount: number;
  outcome: RehearsalOutcome;
}

/**
 * Errors are the adapter's own ({@link PlatformFailure}: e.g. the content is refused), or say that
 * the rehearsal broke off, which tells nothing of the post.
 */
export type RehearsalOutcome =
  | {
      status: 'published';
      result: PublishResult;
      /** Why the first comment would not follow; null: it would, or none is wanted. */
      commentError: Error | null;
    }
  | { status: 'failed'; error: Error };

/**
 * Runs the adapter's own `publish` and `comment` against answers that are made up, so its requests
 * are the very ones of a real publish. Calls nobody, waits for nothing and never throws.
 */
export const rehearsePublish = async (request: RehearsalRequest): Promise<Rehearsed> => {
  const { rehearsal, descriptor } = request.module;
  if (rehearsal) return new RehearsalRun(request, rehearsal).run();
  const error = new Error(
    `A dry run cannot show what ${descriptor.label} would receive: the platform brings no rehearsal. Look at the preview instead.`
  );
  return {
    ...{ calls: [], standIns: [], secrets: [], requestCount: 0 },
    outcome: { status: 'failed', error },
  };
};

type Ended<Result> = { result: Result } | { error: Error };

/** One rehearsal of one post. */
class RehearsalRun {
  readonly #request: RehearsalRequest;
  readonly #rehearsal: Rehearsal;
  readonly #clock: RehearsalClock;
  readonly #files = new SparedFiles();
  readonly #stage: RecordingStage;
  readonly #signal = new AbortController().signal;

  constructor(request: RehearsalRequest, rehearsal: Rehearsal) {
    const { account, deps, now = systemClock.now() } = request;
    this.#request = request;
    this.#rehearsal = rehearsal;
    this.#clock = new RehearsalClock(now);
    const { baseUrls } = deps;
    this.#stage = new RecordingStage({
      ...{ rehearsal, account, baseUrls },
      ...{ clock: this.#clock, files: this.#files },
    });
  }

  async run(): Promise<Rehearsed> {
    const cast = await this.#ended(() => this.#cast());
    if ('error' in cast) return this.#rehearsed([], { status: 'failed', error: cast.error });
    const { secrets } = cast.result;
    const published = await this.#ended(() => this.#publish(cast.result));
    if ('error' in published) {
      return this.#rehearsed(secrets, { status: 'failed', error: published.error });
    }
    const { result } = published;
    const commented = await this.#ended(() => this.#comment(cast.result, result));
    const commentError = 'error' in commented ? commented.error : null;
    return this.#rehearsed(secrets, { status: 'published', result, commentError });
  }

  #cast(): RehearsalCast {
    const { module, deps, random = rehearsalRandom() } = this.#request;
    const rehearsal = this.#rehearsal;
    return castFor({ module, deps, rehearsal, stage: this.#stage, clock: this.#clock, random });
  }

  #publish({ adapter, credentials }: RehearsalCast): Promise<PublishResult> {
    const { account, options, content } = this.#request;
    const journal = new RehearsalJournal(this.#stage.commits);
    return adapter.publish({
      ...{ account, credentials, journal, options, signal: this.#signal },
      content: this.#files.spare(content),
    });
  }

  /** As it follows the post: see `FollowUp` of the deliveries. */
  async #comment(
    { adapter, credentials }: RehearsalCast,
    { parts: [post] }: PublishResult
  ): Promise<void> {
    const { account, firstComment } = this.#request;
    if (!firstComment || !post || !adapter.comment) return;
    const { commits } = this.#stage;
    const signal = this.#signal;
    this.#stage.beginFirstComment();
    commits.begin();
    commits.end(await adapter.comment({ account, credentials, post, ...firstComment, signal }));
  }

  async #ended<Result>(step: () => Result | Promise<Result>): Promise<Ended<Result>> {
    const stage = this.#stage;
    try {
      const result = await step();
      // An adapter may do without an answer that the rehearsal does not know; we would not learn it.
      if (stage.problem) throw stage.problem;
      return { result };
    } catch (caught) {
      return { error: this.#asTold(stage.problem ?? caught) };
    }
  }

  #asTold(cause: unknown): Error {
    if (cause instanceof PlatformFailure) return cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const { label } = this.#request.module.descriptor;
    return new Error(
      `The dry run for ${label} broke off. The post may go out all the same: look at its preview. What went wrong: ${reason}`,
      { cause }
    );
  }

  #rehearsed(known: string[], outcome: RehearsalOutcome): Rehearsed {
    const { calls, requestCount } = this.#stage;
    const { made } = this.#stage.standIns;
    const { standIns } = showRehearsal({ calls, secrets: known, standIns: made });
    // What is seen nowhere stands for a token, or for what no later call asked about.
    const secrets = [...known, ...made.filter((id) => !standIns.includes(id))];
    return { calls, standIns, secrets, requestCount, outcome };
  }
}
