import fc from 'fast-check';

import type { Exchange } from '../../sandbox/src/kernel/tell-exchanges';
import type { SandboxPlatformId } from '../../sandbox/src/platforms';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/src/sandbox';
import { createHttpClient } from '../../server/src/http/http-client';
import type {
  Account,
  AdapterDeps,
  Clock,
  Credentials,
  JsonValue,
  MediaFile,
  PlatformModule,
  PostContent,
} from '../../server/src/platforms/contract';
import { rehearsePublish, showRehearsal, type Rehearsed } from '../../server/src/services/dry-run';
import { rehearsalRandom } from '../../server/src/services/dry-run/rehearsal-random';
import { WireMatch } from './dry-run-match';
import { withoutRepeats, wireCallOf, type WireCall } from './dry-run-wire';
import { generatedPost } from './generated-posts';
import { MemoryJournal } from './memory-journal';

const SEED = 20_261_122;

/** One post that is rehearsed, then published. */
export interface DryRunCase {
  name: string;
  content: PostContent;
  options?: Readonly<Record<string, JsonValue>>;
  /** Put under the post when it is out. */
  firstComment?: string;
}

/** Who posts where. */
export interface DryRunSubject {
  /** Its `rehearsal` is what is tested. */
  module: PlatformModule;
  platform: SandboxPlatformId;
  account: Account;
  credentials: Credentials;
  deps: Pick<AdapterDeps, 'baseUrls' | 'apiVersion' | 'method' | 'app'>;
}

export interface DryRunVerdict {
  /** Empty: what was rehearsed is what the platform received. */
  differences: string[];
  calls: number;
  /** Stand-ins that were seen to mean one real id each. */
  resolved: number;
  rehearsed: Rehearsed;
}

/** A sandbox that keeps what its platforms receive. */
export class DryRunTrial {
  readonly #http = createHttpClient({ allowPrivateHosts: true });
  #received: Exchange[] = [];
  #runs = 0;

  private constructor(readonly sandbox: Sandbox) {}

  static async start(options: SandboxOptions = {}): Promise<DryRunTrial> {
    let hear: (exchange: Exchange) => void = () => undefined;
    const sandbox = await startSandbox({ ...options, onExchange: (exchange) => hear(exchange) });
    const trial = new DryRunTrial(sandbox);
    hear = (exchange) => trial.#received.push(exchange);
    return trial;
  }

  /** One of the platform's own actions: `configure`, `issue-token`, `posts`… */
  act(platform: SandboxPlatformId, action: string, input: Record<string, unknown> = {}): unknown {
    const found = this.sandbox.platforms[platform].actions[action];
    if (!found) throw new Error(`The sandbox's ${platform} has no action "${action}".`);
    return found(input);
  }

  /** Rehearses a post, publishes it for real, and compares what each of them sent. */
  async run(subject: DryRunSubject, given: DryRunCase): Promise<DryRunVerdict> {
    const { module, account, deps, platform } = subject;
    this.#received = [];
    const post = this.#postOf(given);
    const random = rehearsalRandom(post.seed);
    const rehearsed = await rehearsePublish({ module, deps, account, ...post, random });
    expectRehearsed(rehearsed);
    const leaks = [...this.#heard(), ...leaksOf(rehearsed)];
    await this.#publish(subject, post);
    const received = await this.#receivedBy(platform);
    const match = new WireMatch([...rehearsed.standIns, ...rehearsed.secrets]);
    match.compareCalls(rehearsed.calls, received);
    const differences = [...leaks, ...problemsOf(rehearsed, given), ...match.differences].map(
      (difference) => `${given.name}: ${difference}`
    );
    return { differences, calls: received.length, resolved: match.resolved, rehearsed };
  }

  /** The same numbers on both sides, and others for the next post: some platforms know a repeated key. */
  #postOf({ content, options = {}, firstComment }: DryRunCase): PostOnBothSides {
    this.#runs += 1;
    const run = String(this.#runs).padStart(12, '0');
    return {
      ...{ content, options, now: this.sandbox.clock.now(), seed: `run ${run}` },
      firstComment: firstComment ? { text: firstComment, key: KEY_PREFIX + run } : null,
    };
  }

  async #publish(
    { module, deps, account, credentials }: DryRunSubject,
    { content, options, firstComment, now, seed }: PostOnBothSides
  ): Promise<void> {
    const http = this.#http;
    const clock = this.#clockFrom(now);
    const adapter = new module.Adapter({ ...deps, http, clock, random: rehearsalRandom(seed) });
    const opened = { account, credentials, signal: new AbortController().signal };
    const journal = new MemoryJournal();
    const { parts } = await adapter.publish({ ...opened, content, options, journal });
    const [post] = parts;
    if (!firstComment || !post) return;
    if (!adapter.comment) throw new Error(`${module.descriptor.label} takes no comments.`);
    await adapter.comment({ ...opened, post, ...firstComment });
  }

  /** Runs several, one after the other. */
  async runAll(
    subject: DryRunSubject,
    cases: readonly DryRunCase[]
  ): Promise<Omit<DryRunVerdict, 'rehearsed'>> {
    const sum = { differences: [] as string[], calls: 0, resolved: 0 };
    for (const each of cases) {
      const { differences, calls, resolved } = await this.run(subject, each);
      sum.differences.push(...differences);
      sum.calls += calls;
      sum.resolved += resolved;
    }
    return sum;
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  /** Both sides begin at the same moment; waiting moves the sandbox on and takes no time. */
  #clockFrom(start: number): Clock {
    let now = start;
    return {
      now: () => now,
      sleep: (ms) => {
        now += ms;
        this.sandbox.clock.advance(ms);
        return Promise.resolve();
      },
    };
  }

  #heard(): string[] {
    return this.#received.map(({ method, target }) => `the rehearsal called ${method} ${target}`);
  }

  async #receivedBy(platform: SandboxPlatformId): Promise<WireCall[]> {
    const baseUrl = this.sandbox.urls[platform];
    const own = this.#received.filter((exchange) => exchange.platform === platform);
    return withoutRepeats(await Promise.all(own.map((each) => wireCallOf(each, baseUrl))));
  }
}

interface PostOnBothSides {
  content: PostContent;
  options: Readonly<Record<string, JsonValue>>;
  firstComment: { text: string; key: string } | null;
  /** Epoch ms. */
  now: number;
  seed: string;
}

/** A UUID but for its last digits. */
const KEY_PREFIX = '4b1f0c9a-0b1e-4a0e-9a50-';

const expectRehearsed = ({ outcome }: Rehearsed): void => {
  const error = outcome.status === 'failed' ? outcome.error : outcome.commentError;
  if (error) throw error;
};

/** Credentials that people would see. */
const leaksOf = (rehearsed: Rehearsed): string[] => {
  const shown = JSON.stringify(showRehearsal(rehearsed));
  return rehearsed.secrets
    .filter((secret) => shown.includes(secret))
    .map((secret) => `shows ${secret}`);
};

/** Marks that are missing, or stand where they should not. */
const problemsOf = ({ calls }: Rehearsed, { content, firstComment }: DryRunCase): string[] => {
  const commits = calls.filter(({ isCommit }) => isCommit);
  const comments = commits.filter(({ isFirstComment }) => isFirstComment).length;
  const parts = commits.length - comments;
  const begin = calls.findIndex(({ isFirstComment }) => isFirstComment);
  const isMixed = begin >= 0 && calls.slice(begin).some(({ isFirstComment }) => !isFirstComment);
  return [
    ...(parts !== content.parts.length
      ? [`${parts} commits for ${content.parts.length} parts`]
      : []),
    ...(comments !== (firstComment ? 1 : 0) ? [`${comments} commits of a first comment`] : []),
    ...(isMixed ? ['calls of the post follow those of its first comment'] : []),
  ];
};

/** Several texts as the world writes them, of those that pass. */
export const sampledTexts = ({
  limit,
  count,
  isValid,
  seed = SEED,
}: {
  /** The platform's own, around which the lengths gather. */
  limit: number;
  count: number;
  isValid: (text: string) => boolean;
  seed?: number;
}): string[] => {
  // Many of them are too long on purpose.
  const pool = fc.sample(generatedPost(limit), { numRuns: count * 10, seed });
  const valid = [...new Set(pool)].filter((text) => text.trim() !== '' && isValid(text));
  if (valid.length < count) throw new Error(`Only ${valid.length} of ${count} texts are valid.`);
  return valid.slice(0, count);
};

/** A post in one part. */
export const aPostOf = (
  text: string,
  media: MediaFile[] = [],
  changes: Partial<PostContent> = {}
): PostContent => ({
  format: 'feed',
  parts: [{ text, media }],
  card: null,
  language: 'en',
  ...changes,
});

/** A post in several parts. */
export const aThreadOf = (
  parts: { text: string; media?: MediaFile[] }[],
  changes: Partial<PostContent> = {}
): PostContent => ({
  format: 'feed',
  parts: parts.map(({ text, media = [] }) => ({ text, media })),
  card: null,
  language: 'en',
  ...changes,
});
