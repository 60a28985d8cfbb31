import {
  TransportError,
  type HttpClient,
  type HttpRequest,
  type HttpResponse,
} from '../platforms/contract';

const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'DELETE']);

/** The body is unpacked and whole by now: what these say is not true any more. */
const OF_THE_WIRE: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
]);

/** A `Response` of these must not have a body, not even an empty one. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * `fetch` for libraries that bring their own client, over ours: the guard against private addresses,
 * the caps and the redaction hold for them too. Redirects are answers. A body is read whole before
 * the promise resolves, so its time counts as well; there are no streams.
 *
 * Rejects as `fetch` does: with the signal's reason when the caller ended it, else with a `TypeError`
 * whose cause is the {@link TransportError}.
 */
export const fetchOf =
  (http: HttpClient): typeof globalThis.fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const asked = await requestOf(request);
    request.signal.throwIfAborted();
    try {
      return responseOf(await Promise.race([http(asked), endOf(request.signal)]));
    } catch (error) {
      request.signal.throwIfAborted();
      if (error instanceof TransportError) throw new TypeError('fetch failed', { cause: error });
      throw error;
    }
  };

/** Libraries keep their timers until `fetch` ends, so it ends with the signal, not with the socket. */
const endOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The signal fired.')), { once: true });
  });

const requestOf = async (request: Request): Promise<HttpRequest> => {
  const { method, url, signal } = request;
  if (!isMethod(method)) throw new TypeError(`${method} is not a method that is sent from here.`);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return {
    method,
    url,
    headers: Object.fromEntries(request.headers),
    ...(bytes.byteLength > 0 ? { body: { kind: 'bytes', bytes } } : {}),
    signal,
  };
};

const isMethod = (method: string): method is HttpRequest['method'] => METHODS.has(method);

const responseOf = ({ status, headers, text }: HttpResponse): Response =>
  new Response(WITHOUT_BODY.has(status) ? null : text, {
    status,
    headers: Object.entries(headers).filter(([name]) => !OF_THE_WIRE.has(name)),
  });
