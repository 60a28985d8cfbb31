import { fetchOf } from '../../../server/src/http/fetch-of';
import {
  TransportError,
  type HttpRequest,
  type HttpResponse,
} from '../../../server/src/platforms/contract';

const answer = (changes: Partial<HttpResponse> = {}): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  text: '{"a":"ü"}',
  json: { a: 'ü' },
  ...changes,
});

const aFetch = (respond: (request: HttpRequest) => Promise<HttpResponse> | HttpResponse) => {
  const requests: HttpRequest[] = [];
  const fetch = fetchOf(async (request) => {
    requests.push(request);
    return await respond(request);
  });
  return { fetch, requests };
};

const URL_ = 'https://vendor.example/v1/things?x=1';

describe('fetchOf', () => {
  it('hands on method, address, headers and the very bytes of the body', async () => {
    const { fetch, requests } = aFetch(() => answer());
    await fetch(URL_, { method: 'post', headers: { 'X-Key': 'k' }, body: '{"ü":1}' });
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', url: URL_ });
    expect(request?.headers).toMatchObject({ 'x-key': 'k' });
    expect(request?.body).toEqual({ kind: 'bytes', bytes: new Uint8Array(Buffer.from('{"ü":1}')) });
  });

  it('takes an address as a URL and a request as a whole', async () => {
    const { fetch, requests } = aFetch(() => answer());
    await fetch(new URL(URL_));
    await fetch(new Request(URL_, { method: 'PUT', body: 'x' }));
    expect(requests.map(({ method, url, body }) => [method, url, body?.kind])).toEqual([
      ['GET', URL_, undefined],
      ['PUT', URL_, 'bytes'],
    ]);
  });

  it('answers a real Response', async () => {
    const { fetch } = aFetch(() => answer({ status: 201 }));
    const response = await fetch(URL_);
    expect(response).toBeInstanceOf(Response);
    expect([response.status, response.ok]).toEqual([201, true]);
    expect(response.headers.get('Content-Type')).toBe('application/json');
    expect(await response.clone().text()).toBe('{"a":"ü"}');
    expect(await response.json()).toEqual({ a: 'ü' });
  });

  it('keeps nothing of how the body was packed', async () => {
    const headers = { 'content-encoding': 'gzip', 'content-length': '7', 'x-request-id': 'r' };
    const { fetch } = aFetch(() => answer({ headers }));
    const response = await fetch(URL_);
    expect([...response.headers.keys()].filter((name) => name !== 'content-type')).toEqual([
      'x-request-id',
    ]);
    expect(await response.text()).toBe('{"a":"ü"}');
  });

  it('gives a redirect and a refusal back as answers', async () => {
    for (const status of [307, 404, 503]) {
      const { fetch, requests } = aFetch(() =>
        answer({ status, headers: { location: 'https://elsewhere.example' } })
      );
      const response = await fetch(URL_);
      expect([response.status, response.ok, requests.length]).toEqual([status, false, 1]);
    }
  });

  it.each([204, 205, 304])('gives %i back without a body', async (status) => {
    const { fetch } = aFetch(() => answer({ status, text: '' }));
    expect(await (await fetch(URL_)).text()).toBe('');
  });

  it('fails as fetch does, with the transport error as the cause', async () => {
    const cause = new TransportError('unreachable', 'vendor.example could not be reached.');
    const { fetch } = aFetch(() => Promise.reject(cause));
    const error: unknown = await fetch(URL_).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: 'fetch failed', cause });
  });

  it('ends with the reason of its signal', async () => {
    const controller = new AbortController();
    const { fetch } = aFetch(
      ({ signal }) =>
        new Promise((_, reject) =>
          signal?.addEventListener('abort', () => reject(new TransportError('aborted', 'gone')))
        )
    );
    const call = fetch(URL_, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 20);
    await expect(call).rejects.toThrow('enough');
  });

  it('ends with its signal though the client below does not listen', async () => {
    const { fetch } = aFetch(() => new Promise(() => undefined));
    await expect(fetch(URL_, { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('asks nobody with a signal that has fired', async () => {
    const { fetch, requests } = aFetch(() => answer());
    await expect(fetch(URL_, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(requests).toHaveLength(0);
  });

  it('refuses a method that our client does not send', async () => {
    const { fetch, requests } = aFetch(() => answer());
    await expect(fetch(URL_, { method: 'PATCH' })).rejects.toThrow(/PATCH/);
    expect(requests).toHaveLength(0);
  });
});
