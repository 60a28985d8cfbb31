import { FETCH_TIMEOUT_MS, type FetchDeps } from './fetch-page';
import { readFollowing } from './follow-redirects';
import { readImageHeader, type ImageHeader } from './image-header';

/** What became of a look at the picture that a page names. */
export type ImageResult =
  | { kind: 'image'; facts: ImageHeader }
  /** 404 or 410. */
  | { kind: 'gone'; status: number }
  /** There is something, but no picture that platforms show: HTML, SVG. */
  | { kind: 'no-image'; contentType: string }
  /** Refused, unreachable, or its header is too long: nothing can be said. */
  | { kind: 'unknown' };

/** Enough for the header: the size comes first, or after what cameras and editors write. */
const MAX_IMAGE_BYTES = 64 * 1024;
const ACCEPT = 'image/*;q=0.9,*/*;q=0.1';

/** Reads no more than the beginning of a picture. Never throws. */
export const fetchImage = async (address: string, deps: FetchDeps): Promise<ImageResult> => {
  const signal = AbortSignal.timeout(deps.timeoutMs ?? FETCH_TIMEOUT_MS);
  try {
    const request = { accept: ACCEPT, maxBytes: MAX_IMAGE_BYTES, signal };
    const { status, headers, bytes } = await readFollowing(deps.read, address, request);
    if (status === 404 || status === 410) return { kind: 'gone', status };
    if (status < 200 || status >= 300) return { kind: 'unknown' };
    const facts = await readImageHeader(bytes);
    if (facts) return { kind: 'image', facts };
    const type = /^\s*(text\/html|image\/svg\+xml)\b/i.exec(headers['content-type'] ?? '')?.[1];
    return type ? { kind: 'no-image', contentType: type.toLowerCase() } : { kind: 'unknown' };
  } catch {
    return { kind: 'unknown' };
  }
};
