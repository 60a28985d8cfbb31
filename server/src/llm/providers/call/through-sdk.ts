import { fetchOf } from '../../../http/fetch-of';
import type { HttpClient, HttpResponse } from '../../../platforms/contract';

/**
 * Lets a vendor's library ask, and takes the answer where it comes in: the library knows how a
 * question is put, but each has its own errors, and stumbles over answers that its types do not
 * know (a web page, an answer without output). On the wire they are what the vendor documents.
 *
 * @returns the last answer, of any status
 * @throws {TransportError} there was none; else what the library throws before it asks
 */
export const throughSdk = async (
  http: HttpClient,
  call: (fetch: typeof globalThis.fetch) => Promise<unknown>
): Promise<HttpResponse> => {
  let last: Promise<HttpResponse> | null = null;
  const seen: HttpClient = (request) => {
    last = http(request);
    return last;
  };
  const thrown = await call(fetchOf(seen)).then(
    () => new Error('The library did not ask.'),
    (error: unknown) => error
  );
  // Set while the library ran, which the compiler does not see.
  const answer = last as Promise<HttpResponse> | null;
  if (!answer) throw thrown;
  return answer;
};
