import type { Context, MiddlewareHandler } from 'hono';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

import type { SandboxClock } from './clock';
import { chanceOf, textAt } from './keyed-chance';
import type { SandboxEnv } from './platform-sandbox';
import type { SeededRandom } from './random';

/** What goes wrong, told from the client's side. */
export const FAULT_KINDS = [
  /** The connection dies before the platform did anything. */
  'drop-before',
  /** The platform does its work, then the connection dies without an answer. */
  'commit-then-drop',
  /** The platform does its work, then answers `status` (default 503) with an HTML page. */
  'commit-then-status',
  /** The platform does its work; the answer ends in the middle of the body. */
  'commit-then-cut',
  /** The platform does its work, then waits `ms` before it answers. */
  'commit-then-delay',
  /** Nothing is done; the answer is `status` with `headers` and `body`. */
  'status',
  /** The platform waits `ms`, then works normally. */
  'delay',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  platform: string;
  /** Operation name as given to {@link FaultPlan.on}, e.g. `create-post`; `*` for all. */
  operation: string;
  kind: FaultKind;
  /** How often it strikes; -1 for ever. @default 1 */
  times?: number;
  /** Chance per call, decided by the seeded random. @default 1 */
  probability?: number;
  /**
   * Dotted path of a text in the JSON body, e.g. `record.text`. The chance is then decided by the
   * seed, that text and how often it was sent before, so that concurrent clients meet the same
   * faults in whatever order their calls arrive. Calls without such a text pass.
   */
  chanceBy?: string;
  /** Spoils only answers of success: `commit-then-…` then means that something was committed. @default false */
  ifAccepted?: boolean;
  /** Calls let through first. @default 0 */
  skip?: number;
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON unless it is a string. {@link REPEATED} in a JSON body stands for the request. */
  body?: unknown;
  ms?: number;
}

/** With `status`: becomes address, credentials and body of the request, which some platforms repeat. */
export const REPEATED = '<request>';

const MAX_REPEATED_LENGTH = 4_000;
const DEFAULT_WAIT_MS = 1000;

interface PlannedFault {
  fault: Fault;
  /** Tells it from others of its kind when chances are drawn. */
  number: number;
  /** With `chanceBy`: how often each text was sent. */
  sent: Map<string, number>;
}

/** Scripted faults, in the order they were added; the first that matches strikes. */
export class FaultPlan {
  #planned: PlannedFault[] = [];
  #added = 0;

  constructor(
    private readonly random: SeededRandom,
    private readonly clock: SandboxClock
  ) {}

  add(fault: Fault): void {
    this.#planned.push({ fault: { ...fault }, number: this.#added, sent: new Map() });
    this.#added += 1;
  }

  clear(): void {
    this.#planned = [];
    this.#added = 0;
  }

  pending(): readonly Fault[] {
    return this.#planned.map(({ fault }) => fault);
  }

  /** Middleware for one operation of one platform. Put it in front of the handler. */
  on(platform: string, operation: string): MiddlewareHandler<SandboxEnv> {
    return async (context, next) => {
      const fault = await this.#strike({ platform, operation }, context);
      if (!fault) return next();
      if (fault.kind === 'status') {
        return answerOf(await repeatRequest(fault, context), fault.status ?? 500);
      }
      if (fault.kind === 'drop-before') {
        context.env.incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      if (fault.kind === 'delay') await this.clock.sleep(fault.ms ?? DEFAULT_WAIT_MS);
      await next();
      if (fault.ifAccepted && !context.res.ok) return;
      await this.#spoilAnswer(fault, context);
    };
  }

  /** The work is done; what the client gets to hear of it is another matter. */
  async #spoilAnswer(fault: Fault, context: Context<SandboxEnv>): Promise<void> {
    const { incoming, outgoing } = context.env;
    if (fault.kind === 'commit-then-delay') await this.clock.sleep(fault.ms ?? DEFAULT_WAIT_MS);
    if (fault.kind === 'commit-then-status') {
      const body = fault.body ?? '<html><body>Upstream error</body></html>';
      replaceAnswer(context, answerOf({ ...fault, body }, fault.status ?? 503));
    }
    if (fault.kind === 'commit-then-drop') {
      incoming.socket.destroy();
      replaceAnswer(context, RESPONSE_ALREADY_SENT);
    }
    if (fault.kind === 'commit-then-cut') {
      outgoing.writeHead(context.res.status, { 'content-length': '4096' });
      outgoing.write('{"data":', () => incoming.socket.destroy());
      replaceAnswer(context, RESPONSE_ALREADY_SENT);
    }
  }

  async #strike(
    { platform, operation }: Pick<Fault, 'platform' | 'operation'>,
    context: Context<SandboxEnv>
  ): Promise<Fault | null> {
    for (const planned of [...this.#planned]) {
      const { fault } = planned;
      if (fault.platform !== platform) continue;
      if (fault.operation !== '*' && fault.operation !== operation) continue;
      if (fault.skip && fault.skip > 0) {
        fault.skip -= 1;
        continue;
      }
      if ((await this.#draw(planned, context)) >= (fault.probability ?? 1)) continue;
      // Meanwhile another call may have used it up.
      if (!this.#planned.includes(planned)) continue;
      this.#spend(planned);
      return fault;
    }
    return null;
  }

  /** In [0, 1); Infinity lets the call pass. */
  async #draw(planned: PlannedFault, context: Context<SandboxEnv>): Promise<number> {
    const { fault, number, sent } = planned;
    if (!fault.chanceBy) return this.random.float();
    const text = textAt(await context.req.text(), fault.chanceBy);
    if (text === null) return Infinity;
    const before = sent.get(text) ?? 0;
    sent.set(text, before + 1);
    const { platform, operation, kind } = fault;
    return chanceOf(this.random.seed, number, platform, operation, kind, text, before);
  }

  #spend(planned: PlannedFault): void {
    const { fault } = planned;
    const left = fault.times ?? 1;
    if (left < 0) return;
    fault.times = left - 1;
    if (fault.times > 0) return;
    this.#planned = this.#planned.filter((other) => other !== planned);
  }
}

/** Unset first: Hono would merge the headers of the two responses. */
const replaceAnswer = (context: Context<SandboxEnv>, answer: Response): void => {
  context.res = undefined;
  context.res = answer;
};

const repeatRequest = async (fault: Fault, { req }: Context<SandboxEnv>): Promise<Fault> => {
  const body = JSON.stringify(fault.body ?? null);
  if (typeof fault.body === 'string' || !body.includes(REPEATED)) return fault;
  const request = [req.url, req.header('authorization'), await req.text()]
    .filter(Boolean)
    .join(' ');
  const inJson = JSON.stringify(request.slice(0, MAX_REPEATED_LENGTH)).slice(1, -1);
  return { ...fault, body: JSON.parse(body.replaceAll(REPEATED, () => inJson)) as unknown };
};

const answerOf = (fault: Fault, status: number): Response => {
  const isText = typeof fault.body === 'string';
  return new Response(isText ? (fault.body as string) : JSON.stringify(fault.body ?? {}), {
    status,
    headers: {
      'content-type': isText ? 'text/html' : 'application/json',
      ...fault.headers,
    },
  });
};
