import {
  LlmFailure,
  type LlmAnswer,
  type LlmFailureDetails,
  type LlmFailureKind,
  type LlmProvider,
  type LlmProviderId,
  type LlmRequest,
} from '../../../../server/src/llm/contract';
import {
  createBreakers,
  createRouter,
  type Breakers,
  type LlmAttempt,
  type LlmGate,
  type RoutedProvider,
  type Router,
  type RouterOptions,
} from '../../../../server/src/llm/router';
import type { DrivenClock } from './driven-clock';

/** What a scripted vendor does with one call. */
export interface Line {
  afterMs: number;
  /** Left out: it answers. `hang`: it never says anything. */
  fails?: LlmFailureKind | 'hang' | 'throws';
  details?: Partial<LlmFailureDetails>;
  usage?: LlmAnswer['usage'];
}

export interface Began {
  provider: LlmProviderId;
  at: number;
  maxOutputTokens: number;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

export const request: LlmRequest = {
  system: 'Word the entry for each target.',
  user: 'Harbour Light runs the ferry every forty minutes from spring onwards.',
  images: [],
  schemaName: 'posts',
  schema: {
    type: 'object',
    properties: { text: { type: 'string' } },
    required: ['text'],
    additionalProperties: false,
  },
  maxOutputTokens: 2000,
};

export const aPicture = { mimeType: 'image/jpeg', base64: 'AAAA' } as const;

export const good = (afterMs = 800): Line => ({ afterMs });

export const failing = (
  kind: LlmFailureKind,
  details: Partial<LlmFailureDetails> = {},
  afterMs = 50
): Line => ({ afterMs, fails: kind, details });

export const hanging: Line = { afterMs: 0, fails: 'hang' };

const LABELS: Record<LlmProviderId, string> = {
  gemini: 'Google Gemini',
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  cohere: 'Cohere',
  compatible: 'Own server',
};

const play = async (clock: DrivenClock, line: Line, id: LlmProviderId): Promise<LlmAnswer> => {
  if (line.fails === 'hang') return new Promise(() => undefined);
  await clock.sleep(line.afterMs);
  if (line.fails === 'throws') throw new TypeError('sk-secret is not a function');
  if (line.fails) {
    throw new LlmFailure(line.fails, {
      code: line.fails.toUpperCase(),
      message: `${LABELS[id]} says ${line.fails}.`,
      ...line.details,
    });
  }
  const usage = line.usage ?? { inputTokens: 100, cachedInputTokens: 0, outputTokens: 50 };
  return { text: `{"by":"${id}"}`, usage, requestId: `req-${id}`, model: `${id}-dated` };
};

/** Vendors that do what the script says, call by call; the last line goes on for ever. */
export class Stage {
  readonly began: Began[] = [];
  readonly breakers: Breakers;
  running = 0;
  mostRunning = 0;

  constructor(readonly clock: DrivenClock) {
    this.breakers = createBreakers({ clock });
  }

  provider(id: LlmProviderId, lines: readonly Line[]): RoutedProvider {
    let calls = 0;
    const generate: LlmProvider['generate'] = async (asked, { timeoutMs, signal }) => {
      const { maxOutputTokens } = asked;
      this.began.push({ provider: id, at: this.clock.now(), maxOutputTokens, timeoutMs, signal });
      const line = lines[Math.min(calls, lines.length - 1)] ?? good();
      calls += 1;
      this.running += 1;
      this.mostRunning = Math.max(this.mostRunning, this.running);
      const leaves = new Promise<void>((resolve) =>
        signal?.addEventListener('abort', () => resolve())
      );
      const played = play(this.clock, line, id);
      await Promise.race([played.catch(() => undefined), leaves]);
      this.running -= 1;
      return played;
    };
    const provider = { id, label: LABELS[id], model: `${id}-small`, generate };
    return { provider, price: null, fingerprint: 'same' };
  }

  router(providers: readonly RoutedProvider[], options: Partial<RouterOptions> = {}): Router {
    return createRouter({
      providers,
      order: 'preferred',
      hedge: false,
      gate: new Purse(this.clock),
      breakers: this.breakers,
      clock: this.clock,
      random: { float: () => 0.5 },
      ...options,
    });
  }

  get asked(): LlmProviderId[] {
    return this.began.map(({ provider }) => provider);
  }
}

/** Who pays: notes every pass and every end. */
export class Purse implements LlmGate {
  readonly opened: { provider: LlmProviderId; maxOutputTokens: number; at: number }[] = [];
  readonly settled: LlmAttempt[][] = [];

  constructor(
    private readonly clock: DrivenClock,
    private readonly rules: {
      refuses?: (call: { provider: LlmProviderId; maxOutputTokens: number }) => boolean;
      takesMs?: number;
    } = {}
  ) {}

  get ends(): LlmAttempt[] {
    return this.settled.flat();
  }

  async open(call: Parameters<LlmGate['open']>[0]): ReturnType<LlmGate['open']> {
    const { refuses, takesMs = 0 } = this.rules;
    if (takesMs > 0) await this.clock.sleep(takesMs);
    if (refuses?.(call)) return null;
    this.opened.push({ ...call, at: this.clock.now() });
    const ends: LlmAttempt[] = [];
    this.settled.push(ends);
    return {
      settle: async (attempt) => {
        ends.push(attempt);
        if (takesMs > 0) await this.clock.sleep(takesMs);
      },
    };
  }
}
