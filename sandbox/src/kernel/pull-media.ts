import type { Pages } from './pages';

export interface PulledFile {
  bytes: Uint8Array;
  /** As the server called it, without parameters; null when it said nothing. */
  contentType: string | null;
}

/** Why a platform could not fetch a file. */
export type PullProblem =
  /** Not http(s), or no URL at all. */
  | 'bad-url'
  /** A name or address that a platform on the internet cannot reach. */
  | 'unreachable'
  /** Not 200; redirects are not followed. */
  | 'status'
  | 'too-large'
  /** Content-Length and the bytes that came differ. */
  | 'cut';

export type Pull = { file: PulledFile } | { problem: PullProblem; detail: string };

const TIMEOUT_MS = 60_000;

/**
 * Fetches a file as a platform that is given an address does. Only this machine and the origins
 * of the sandbox's hosts are within reach: everything else is a name on an internet that is not there.
 */
export const pullMedia = async (
  url: string,
  { pages, maxBytes }: { pages: Pages; maxBytes: number }
): Promise<Pull> => {
  if (!URL.canParse(url)) return { problem: 'bad-url', detail: 'not a URL' };
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') {
    return { problem: 'bad-url', detail: `${protocol} is not http(s)` };
  }
  const address = pages.resolve(url) ?? (isHere(hostname) ? url : null);
  if (!address) return { problem: 'unreachable', detail: hostname };
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(address, { signal, redirect: 'manual' });
    if (response.status !== 200) return { problem: 'status', detail: String(response.status) };
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    if (length > maxBytes) return { problem: 'too-large', detail: `${length} bytes` };
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.byteLength > maxBytes) {
      return { problem: 'too-large', detail: `${bytes.byteLength} bytes` };
    }
    const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? null;
    return { file: { bytes, contentType: type } };
  } catch (error) {
    const isCut = error instanceof TypeError && /terminated/.test(error.message);
    return { problem: isCut ? 'cut' : 'unreachable', detail: hostname };
  }
};

const isHere = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
