import type { HttpClient, HttpRequest, HttpResponse } from '../../server/src/platforms/contract';

/** An answer, or a reason why none came. */
export type Answer = HttpResponse | Error;

/** An answer, or what finds it when the call is made. */
export type Scripted = Answer | ((request: HttpRequest) => Answer);

interface Line {
  method: string;
  /** Part of the URL. */
  url: string;
  answer: Scripted;
}

/** Builds an answer; objects become JSON. */
export const answer = (
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {}
): HttpResponse => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  json: typeof body === 'string' ? undefined : body,
});

/** An HttpClient that answers by script and fails on everything else. */
export class ScriptedHttp {
  readonly requests: HttpRequest[] = [];
  readonly #script: Line[] = [];

  /** Queues one answer; several for one address are given in order, the last one for ever. */
  on(method: string, url: string, ...answers: Scripted[]): this {
    for (const each of answers) this.#script.push({ method, url, answer: each });
    return this;
  }

  readonly client: HttpClient = (request) => {
    this.requests.push(request);
    const fitting = this.#script.filter(
      (line) => line.method === request.method && request.url.includes(line.url)
    );
    const [line] = fitting;
    if (!line) throw new Error(`Unexpected ${request.method} ${request.url}`);
    if (fitting.length > 1) this.#script.splice(this.#script.indexOf(line), 1);
    const given = typeof line.answer === 'function' ? line.answer(request) : line.answer;
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
  };

  sent(method: string, url: string): HttpRequest[] {
    return this.requests.filter(
      (request) => request.method === method && request.url.includes(url)
    );
  }

  /** The JSON of a request's body. */
  static jsonOf(request: HttpRequest | undefined): unknown {
    return request?.body?.kind === 'json' ? request.body.value : undefined;
  }
}
