import { decodePage } from './decode-page';
import { readFollowing, type FollowedAnswer } from './follow-redirects';
import { pageFactsOf, type PageFacts } from './page-facts';
import type { ReadStart } from '../../http/read-start';
import { reasonOf, type UnreachableReason } from '../../http/unreachable';

/** What became of a look at a page. */
export type PageResult =
  /** `url`: where the redirects ended. */
  | { kind: 'page'; status: number; url: string; facts: PageFacts }
  /** 404 or 410. */
  | { kind: 'gone'; status: number }
  /** Other 4xx: it does not answer us, or not without signing in. */
  | { kind: 'refused'; status: number }
  /** 5xx, and what no page would answer. */
  | { kind: 'error'; status: number }
  | { kind: 'not-html'; status: number; contentType: string }
  | { kind: 'unreachable'; reason: UnreachableReason };

export interface FetchDeps {
  read: ReadStart;
  /** Milliseconds for all redirects and the body together. @default 4500 */
  timeoutMs?: number;
}

/** A little less than callers wait, so that they hear of a page that does not answer. */
export const FETCH_TIMEOUT_MS = 4_500;
const MAX_PAGE_BYTES = 1024 * 1024;
const ACCEPT = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1';

/** Looks at a page from outside, as the platforms will. Never throws. */
export const fetchPage = async (address: string, deps: FetchDeps): Promise<PageResult> => {
  const signal = AbortSignal.timeout(deps.timeoutMs ?? FETCH_TIMEOUT_MS);
  try {
    const request = { accept: ACCEPT, maxBytes: MAX_PAGE_BYTES, signal };
    return resultOf(await readFollowing(deps.read, address, request));
  } catch (error) {
    return { kind: 'unreachable', reason: reasonOf(error) };
  }
};

const resultOf = ({ status, headers, bytes, url }: FollowedAnswer): PageResult => {
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (status >= 400 && status < 500) return { kind: 'refused', status };
  if (status < 200 || status >= 300) return { kind: 'error', status };
  const contentType = (headers['content-type'] ?? '').slice(0, 200);
  const isHtml = contentType
    ? /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType)
    : looksLikeHtml(bytes);
  if (!isHtml) return { kind: 'not-html', status, contentType: plainType(contentType) };
  // A copy: the facts are kept, and short pieces of a string hold on to the whole page.
  const facts = structuredClone(pageFactsOf(decodePage(bytes, contentType), url));
  return { kind: 'page', status, url, facts };
};

const looksLikeHtml = (bytes: Buffer): boolean =>
  /^\uFEFF?\s*</.test(bytes.subarray(0, 512).toString('utf8'));

/** Only what is shaped like a type is repeated to people. */
const plainType = (contentType: string): string =>
  /^\s*([\w.+-]{1,60}\/[\w.+-]{1,60})/.exec(contentType)?.[1]?.toLowerCase() ?? '';
