import type { Answering } from './watch-secrets';

/** What a platform received, byte for byte, and the status it answered with. */
export interface Exchange {
  platform: string;
  method: string;
  /** Path and query as they came. */
  target: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  status: number;
}

/** Tells of every exchange with a platform once it is answered; the exchange is untouched. */
export const tellExchanges =
  (platform: string, tell: (exchange: Exchange) => void, answer: Answering): Answering =>
  async (request, env) => {
    const { method, url, headers } = request;
    const { pathname, search } = new URL(url);
    const body = new Uint8Array(await request.clone().arrayBuffer());
    const response = await answer(request, env);
    const { status } = response;
    const target = pathname + search;
    tell({ platform, method, target, headers: Object.fromEntries(headers), body, status });
    return response;
  };
