import type {
  AdapterDeps,
  HttpRequest,
  HttpResponse,
} from '../../../../server/src/platforms/contract';
import { XAdapter } from '../../../../server/src/platforms/x';
import { FakeClock } from '../../../platform-kit/fake-clock';
import { answer } from '../../../platform-kit/scripted-http';

export { answer };

export const NOW = Date.parse('2026-11-22T10:00:00.000Z');

type Step = HttpResponse | Error;

/**
 * An adapter over a scripted X: each route ("POST /2/tweets") answers its steps in order and
 * repeats the last one. A route that was not scripted fails the test.
 */
export class FakeX {
  readonly requests: HttpRequest[] = [];
  readonly clock = new FakeClock(NOW);
  readonly adapter: XAdapter;
  readonly #steps = new Map<string, Step[]>();

  constructor(changes: Partial<AdapterDeps> = {}) {
    this.adapter = new XAdapter({
      http: (request) => this.#answer(request),
      clock: this.clock,
      random: { float: () => 0.5, bytes: (length) => new Uint8Array(length) },
      baseUrls: { web: 'https://web.example', api: 'https://api.example' },
      apiVersion: null,
      method: 'default',
      app: { clientId: 'client', clientSecret: 'secret' },
      ...changes,
    });
  }

  on(route: string, ...steps: Step[]): this {
    this.#steps.set(route, steps);
    return this;
  }

  /** Requests by route, e.g. `POST /2/tweets`. */
  sent(route: string): HttpRequest[] {
    return this.requests.filter((request) => routeOf(request) === route);
  }

  get routes(): string[] {
    return this.requests.map(routeOf);
  }

  #answer(request: HttpRequest): Promise<HttpResponse> {
    this.requests.push(request);
    const steps = this.#steps.get(routeOf(request));
    const step = steps && steps.length > 1 ? steps.shift() : steps?.[0];
    if (!step) throw new Error(`Not scripted: ${routeOf(request)}`);
    return step instanceof Error ? Promise.reject(step) : Promise.resolve(step);
  }
}

const routeOf = (request: HttpRequest): string =>
  `${request.method} ${new URL(request.url).pathname}`;

export const jsonOf = (request: HttpRequest | undefined): unknown => {
  if (request?.body?.kind !== 'json') throw new Error('Not a JSON request.');
  return request.body.value;
};

export const created = (id = '1990022334455667788'): HttpResponse =>
  answer(201, { data: { id, text: 'anything' } });
