import type { AnswerStart, ReadStart } from '../../http/read-start';
import { UnreachableError } from '../../http/unreachable';
import { webAddress } from './web-address';

const MAX_REDIRECTS = 4;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface FollowRequest {
  accept: string;
  maxBytes: number;
  /** Ends all hops together. */
  signal: AbortSignal;
}

/** An answer and the address it came from in the end. */
export type FollowedAnswer = AnswerStart & { url: string };

/**
 * As a browser would end up there, at most four redirects away; each hop passes the guard of `read`.
 *
 * @throws {UnreachableError} when no answer came, also for a way to nowhere or in a circle
 */
export const readFollowing = async (
  read: ReadStart,
  address: string,
  request: FollowRequest
): Promise<FollowedAnswer> => {
  let url = webAddress(address);
  if (!url) throw new UnreachableError('no-address');
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await read({ url, ...request });
    if (!REDIRECTS.has(answer.status)) return { ...answer, url };
    url = webAddress(locationOf(answer), url);
    if (!url) break;
  }
  throw new UnreachableError('redirects');
};

/** Servers write the bytes of UTF-8 there, which Node reads as Latin-1. */
const locationOf = ({ headers }: AnswerStart): string =>
  Buffer.from(headers['location'] ?? '', 'latin1').toString('utf8');
