import {
  PlatformFailure,
  type Account,
  type HttpClient,
  type HttpRequest,
  type Rehearsal,
  type RehearsalStage,
} from '../../platforms/contract';
import { CommitCalls } from './commit-calls';
import { describeRequest, type RehearsedCall } from './describe-request';
import type { RehearsalClock } from './rehearsal-clock';
import type { SparedFiles } from './spared-files';
import { StandIns } from './stand-ins';

/** More is no publish but a loop, or a file that nobody wants to see request by request. */
const MAX_REQUESTS = 2_000;

export interface StageArgs {
  rehearsal: Rehearsal;
  account: Account;
  baseUrls: Readonly<Record<string, string>>;
  clock: RehearsalClock;
  files: SparedFiles;
}

/** Where an adapter's requests end: noted, and answered by the platform's rehearsal. */
export class RecordingStage implements RehearsalStage {
  readonly account: Account;
  readonly baseUrls: Readonly<Record<string, string>>;
  readonly standIns = new StandIns();
  readonly commits = new CommitCalls();
  readonly #args: StageArgs;
  readonly #calls: (RehearsedCall | null)[] = [];
  #isFirstComment = false;
  #problem: Error | null = null;

  constructor(args: StageArgs) {
    this.#args = args;
    this.account = args.account;
    this.baseUrls = args.baseUrls;
  }

  /** How many requests were made, repeated ones included. */
  get requestCount(): number {
    return this.#calls.length;
  }

  /** Why the rehearsal itself broke off; adapters would call it something else. */
  get problem(): Error | null {
    return this.#problem;
  }

  /** In the order they were made; a question that is asked again at once stands there once. */
  get calls(): RehearsedCall[] {
    const calls = this.#calls.filter((call) => call !== null);
    return calls.filter((call, place) => !isRepeated(call, calls[place - 1]));
  }

  /** What is sent from now on belongs to the first comment. */
  beginFirstComment(): void {
    this.#isFirstComment = true;
  }

  now(): number {
    return this.#args.clock.now();
  }

  id(shape: string): string {
    return this.standIns.next(shape);
  }

  readonly http: HttpClient = async (request) => {
    // Nobody can tell what would follow an answer that is missing.
    if (this.#problem) throw this.#problem;
    const { rehearsal } = this.#args;
    const place = this.#calls.push(null) - 1;
    try {
      if (place >= MAX_REQUESTS) throw new Error(`It takes more than ${MAX_REQUESTS} requests.`);
      const call = await this.#describe(request);
      this.#calls[place] = call;
      const response = rehearsal.answer(request, this);
      if (!rehearsal.isQuestion?.(request)) this.commits.note(call, response);
      return response;
    } catch (error) {
      this.#problem ??= error instanceof Error ? error : new Error(String(error));
      throw this.#problem;
    }
  };

  async #describe(request: HttpRequest): Promise<RehearsedCall> {
    try {
      const call = await describeRequest(request, this.#args.files);
      return { ...call, isFirstComment: this.#isFirstComment };
    } catch (cause) {
      if (cause instanceof PlatformFailure) throw cause;
      // What the system says of a file names paths of this machine.
      throw new Error('A file of the post could not be read.', { cause });
    }
  }
}

const isRepeated = (call: RehearsedCall, before: RehearsedCall | undefined): boolean =>
  call.method === 'GET' && before?.method === 'GET' && call.url === before.url;
