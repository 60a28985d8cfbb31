import type { Piece } from '../places/place';
import type { Secrets } from '../search/secret';

const OAUTH_COOKIE = /^social_distribution_oauth_\w+=([^;]+)/;

/**
 * Keeps every answer of a Strapi that this process gets, and notes what is secret in them: the
 * cookies of started sign-ins and the tokens of admin sessions.
 */
export class Recorder {
  readonly answers: Piece[] = [];
  readonly #fetch = globalThis.fetch;

  constructor(private readonly secrets: Secrets) {}

  /** From now on until {@link stop}. */
  listenTo(origin: string): void {
    const original = this.#fetch;
    globalThis.fetch = async (...call: Parameters<typeof fetch>) => {
      const response = await original(...call);
      const request = new Request(...call);
      if (new URL(request.url).origin === origin) await this.#keep(request, response.clone());
      return response;
    };
  }

  stop(): void {
    globalThis.fetch = this.#fetch;
  }

  async #keep(request: Request, response: Response): Promise<void> {
    const { pathname } = new URL(request.url);
    const where = `${request.method} ${pathname} ${response.status}`;
    const body = await response.text();
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
    this.answers.push({ where, bytes: Buffer.from(`${headers.join('\n')}\n\n${body}`) });
    for (const line of response.headers.getSetCookie()) {
      const [, cookie] = OAUTH_COOKIE.exec(line) ?? [];
      if (cookie) this.secrets.add('OAuth state cookie', cookie);
    }
    if (pathname.startsWith('/admin/')) this.#noteSession(body);
  }

  #noteSession(body: string): void {
    for (const [, token] of body.matchAll(/"(?:accessToken|token)":"([\w.-]{40,})"/g)) {
      if (token) this.secrets.add('admin session token', token);
    }
  }
}
