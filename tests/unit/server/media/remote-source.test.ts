import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { remoteSource } from '../../../../server/src/services/media/remote-source';

const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));

let server: Server;
const asked: string[] = [];

const serving = async (listener: RequestListener): Promise<string> => {
  server = createServer((request, response) => {
    asked.push(request.headers.range ?? 'all');
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/film.mp4?signature=secret`;
};

afterEach(() => {
  asked.length = 0;
  server?.closeAllConnections();
  server?.close();
});

const sourceAt = (url: string, signal = AbortSignal.timeout(5000)) =>
  remoteSource({ fetch: globalThis.fetch, url, name: 'film.mp4', signal });

const ranges: RequestListener = (request, response) => {
  const [, first = '0', last = '0'] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
  const part = BYTES.subarray(Number(first), Number(last) + 1);
  const contentRange = `bytes ${first}-${last}/${BYTES.byteLength}`;
  response.writeHead(206, { 'content-range': contentRange }).end(part);
};

const status =
  (code: number): RequestListener =>
  (_, response) =>
    void response.writeHead(code).end('x');

describe('a file behind an address', () => {
  it('is read range by range, and only as far as it goes', async () => {
    const source = await sourceAt(await serving(ranges));
    expect(source?.byteLength).toBe(1000);
    const part = await source?.read({ start: 300, end: 310 });
    expect(Buffer.from(part ?? []).equals(BYTES.subarray(300, 310))).toBe(true);
    expect((await source?.read({ start: 990, end: 2000 }))?.byteLength).toBe(10);
    expect((await source?.read({ start: 5, end: 5 }))?.byteLength).toBe(0);
    expect(asked).toEqual(['bytes=0-0', 'bytes=300-309', 'bytes=990-999']);
  });

  it('is none where the storage gives no ranges', async () => {
    expect(await sourceAt(await serving(status(200)))).toBeNull();
  });

  it.each([
    [404, 'MEDIA_MISSING', 'rejected'],
    [410, 'MEDIA_MISSING', 'rejected'],
    [416, 'MEDIA_UNREADABLE', 'rejected'],
    [403, 'MEDIA_STORAGE', 'retryable'],
    [503, 'MEDIA_STORAGE', 'retryable'],
  ])('answered with %i is %s', async (code, failure, family) => {
    await expect(sourceAt(await serving(status(code)))).rejects.toMatchObject({
      code: failure,
      family,
    });
  });

  it('that does not answer is given up on, and its signed address is not told', async () => {
    const url = await serving(() => undefined);
    const error: unknown = await sourceAt(url, AbortSignal.timeout(100)).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'MEDIA_STORAGE' });
    expect(JSON.stringify(error) + String(error)).not.toContain('secret');
  });

  it.each<[string, RequestListener]>([
    [
      'breaks off',
      (_, response) =>
        void response
          .writeHead(206, { 'content-range': 'bytes 0-99/1000', 'content-length': '50' })
          .end(BYTES.subarray(0, 50)),
    ],
    [
      'gives another part',
      (_, response) =>
        void response
          .writeHead(206, { 'content-range': 'bytes 500-599/1000' })
          .end(BYTES.subarray(500, 600)),
    ],
    ['gives all of it', (_, response) => void response.writeHead(200).end(BYTES)],
  ])('that %s is a storage that failed', async (_, later) => {
    let isFirst = true;
    const url = await serving((request, response) => {
      (isFirst ? ranges : later)(request, response);
      isFirst = false;
    });
    const source = await sourceAt(url);
    await expect(source?.read({ start: 0, end: 100 })).rejects.toMatchObject({
      code: 'MEDIA_STORAGE',
    });
  });

  it('keeps no more than was asked for, however much comes', async () => {
    const url = await serving((_, response) => {
      response.writeHead(206, { 'content-range': `bytes 0-0/1000` });
      const more = () => {
        while (response.write(Buffer.alloc(65_536, 1)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    const source = await sourceAt(url);
    expect((await source?.read({ start: 0, end: 4 }))?.byteLength).toBe(4);
  });
});
