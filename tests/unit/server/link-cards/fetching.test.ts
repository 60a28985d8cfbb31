import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import sharp from 'sharp';

import { fetchImage } from '../../../../server/src/services/link-cards/fetch-image';
import { fetchPage } from '../../../../server/src/services/link-cards/fetch-page';
import { createReadStart, type ReadStart } from '../../../../server/src/http/read-start';
import { beforeTimer } from '../../../before-timer';

let server: Server;
let base: string;
let handler: RequestListener;

beforeAll(async () => {
  server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const read = createReadStart({ allowPrivateHosts: true });
const guarded = createReadStart({ allowPrivateHosts: false });
const look = (url: string, timeoutMs = 5_000) => fetchPage(url, { read, timeoutMs });
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const titled = (title: string) => `<head><title>${title}</title></head>`;

describe('fetching a page', () => {
  it('brings its facts, says who asks, and resolves against the address it came from', async () => {
    let headers: Record<string, unknown> = {};
    handler = (request, response) => {
      headers = request.headers;
      response
        .writeHead(200, HTML)
        .end('<title>Tides</title><meta property=og:image content=t.png>');
    };
    const result = await look(`${base}/blog/post`);
    expect(result).toMatchObject({
      kind: 'page',
      status: 200,
      url: `${base}/blog/post`,
      facts: { title: 'Tides', openGraph: { image: { url: `${base}/blog/t.png` } } },
    });
    expect(headers['user-agent']).toContain('strapi-plugin-social-distribution');
    expect(headers['accept']).toContain('text/html');
    expect(headers['cookie'] ?? headers['authorization']).toBeUndefined();
  });

  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [401, 'refused'],
    [403, 'refused'],
    [429, 'refused'],
    [418, 'refused'],
    [500, 'error'],
    [503, 'error'],
    [304, 'error'],
  ])('calls %i %s', async (status, kind) => {
    handler = (_, response) => response.writeHead(status, HTML).end();
    expect(await look(base)).toEqual({ kind, status });
  });

  it.each([
    ['application/pdf', 'application/pdf'],
    ['application/json; charset=utf-8', 'application/json'],
    ['text/htmlx', 'text/htmlx'],
    ['<script>alert(1)</script>', ''],
  ])('calls %s no page', async (contentType, shown) => {
    handler = (_, response) => response.writeHead(200, { 'content-type': contentType }).end('<a>');
    expect(await look(base)).toEqual({ kind: 'not-html', status: 200, contentType: shown });
  });

  it('takes what looks like HTML where no type is named', async () => {
    handler = (_, response) => response.writeHead(200).end(`\n ${titled('Untyped')}`);
    expect(await look(base)).toMatchObject({ kind: 'page', facts: { title: 'Untyped' } });
    handler = (_, response) => response.writeHead(200).end('%PDF-1.7');
    expect(await look(base)).toMatchObject({ kind: 'not-html', contentType: '' });
  });

  it('follows four redirects, relative ones and raw UTF-8 ones as well, and not a fifth', async () => {
    const seen: string[] = [];
    handler = (request, response) => {
      seen.push(request.url ?? '');
      const left = Number(request.url?.slice(1, 2));
      if (left === 0) return response.writeHead(200, HTML).end(titled('There'));
      const location = Buffer.from(`/${left - 1}/tür`).toString('latin1');
      return response.writeHead(302, { location }).end();
    };
    const result = await look(`${base}/4`);
    expect(result).toMatchObject({ kind: 'page', url: `${base}/0/t%C3%BCr` });
    expect(seen).toHaveLength(5);
    seen.length = 0;
    expect(await look(`${base}/5`)).toEqual({ kind: 'unreachable', reason: 'redirects' });
    expect(seen).toHaveLength(5);
  });

  it.each([
    ['a circle', '/', 'redirects'],
    ['nowhere', undefined, 'redirects'],
    ['a script', 'javascript:alert(1)', 'redirects'],
    ['a file', 'file:///etc/passwd', 'redirects'],
    ['a password', 'http://user:secret@harbour.example/', 'redirects'],
  ])('does not follow a redirect to %s', async (_, location, reason) => {
    handler = (__, response) => response.writeHead(301, location ? { location } : {}).end();
    expect(await look(base)).toEqual({ kind: 'unreachable', reason });
  });

  it('refuses a redirect to a private address, and asks nobody there', async () => {
    let visits = 0;
    handler = (_, response) => {
      visits += 1;
      response.writeHead(200, HTML).end(titled('Secret'));
    };
    // A public page can only be played: everything that is not the redirect goes the guarded way.
    const fromOutside: ReadStart = (request) =>
      request.url === 'https://harbour.example/'
        ? Promise.resolve({
            status: 302,
            headers: { location: `${base}/admin` },
            bytes: Buffer.alloc(0),
            isCut: false,
          })
        : guarded(request);
    const result = await fetchPage('https://harbour.example/', { read: fromOutside });
    expect(result).toEqual({ kind: 'unreachable', reason: 'private' });
    expect(visits).toBe(0);
  });

  it.each([
    'http://127.0.0.1:1',
    'http://localhost:1',
    'http://[::1]:1',
    'http://0x7f.1',
    'http://169.254.169.254/latest',
  ])('refuses %s with the guard on', async (url) => {
    expect(await fetchPage(url, { read: guarded })).toEqual({
      kind: 'unreachable',
      reason: 'private',
    });
  });

  it.each(['ftp://harbour.example', 'javascript:1', 'no address', '', 'http://a:b@127.0.0.1/'])(
    'does not open %s',
    async (url) => {
      expect(await look(url)).toEqual({ kind: 'unreachable', reason: 'no-address' });
    }
  );

  it('tells a refused connection from an unknown host', async () => {
    expect(await look('http://127.0.0.1:1')).toMatchObject({ reason: 'no-connection' });
    expect(await look('http://nobody.invalid')).toMatchObject({ reason: 'unknown-host' });
  });

  it('gives up on silence, on a slow drip and on slow redirects after the same time', async () => {
    const drip: RequestListener = (_, response) => {
      response.writeHead(200, HTML);
      const timer = setInterval(() => response.write('<b>'), 20);
      response.on('close', () => clearInterval(timer));
    };
    const slowly: RequestListener = (_, response) =>
      void setTimeout(() => response.writeHead(302, { location: '/' }).end(), 90);
    for (const one of [() => undefined, drip, slowly]) {
      handler = one;
      // Asked first: its time begins before the timer's.
      const looking = look(base, 250);
      expect(await beforeTimer(1_000, looking)).toEqual({ kind: 'unreachable', reason: 'timeout' });
    }
  });

  it('reads the head of an endless page and hangs up', async () => {
    let sent = 0;
    const hungUp = new Promise<void>((resolve) => {
      handler = (_, response) => {
        response.writeHead(200, HTML).write(titled('Endless'));
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(64 * 1024))) sent += 64 * 1024;
        };
        response.on('drain', more).on('close', resolve);
        more();
      };
    });
    expect(await look(base)).toMatchObject({ kind: 'page', facts: { title: 'Endless' } });
    await hungUp;
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('unpacks a packed page, and no more of a bomb than it reads', async () => {
    const bomb = gzipSync(
      Buffer.concat([Buffer.from(titled('Packed')), Buffer.alloc(200 * 1024 * 1024)])
    );
    handler = (_, response) =>
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(bomb);
    const before = process.memoryUsage().arrayBuffers;
    expect(await look(base)).toMatchObject({ kind: 'page', facts: { title: 'Packed' } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
  });

  it('reads a page that breaks off as far as it came', async () => {
    handler = (request, response) => {
      response.writeHead(200, { ...HTML, 'content-length': '100000' });
      response.write(titled('Half'), () => setTimeout(() => request.socket.destroy(), 20));
    };
    expect(await look(base)).toMatchObject({ kind: 'page', facts: { title: 'Half' } });
  });

  it('calls a connection that breaks before anything came broken', async () => {
    handler = (request) => request.socket.destroy();
    expect(await look(base)).toEqual({ kind: 'unreachable', reason: 'broken' });
  });

  it('keeps nothing of the page but the facts', async () => {
    handler = (_, response) => response.writeHead(200, HTML).end(titled('x'.repeat(500_000)));
    const result = await look(base);
    expect(JSON.stringify(result).length).toBeLessThan(2_000);
  });
});

describe('fetching the header of a picture', () => {
  const see = (path = '') => fetchImage(`${base}${path}`, { read });

  it('reads its size, after redirects, and hangs up', async () => {
    const bytes = await sharp({
      create: { width: 640, height: 360, channels: 3, background: '#204060' },
    })
      .png({ compressionLevel: 0 })
      .toBuffer();
    handler = (request, response) =>
      request.url === '/moved'
        ? response.writeHead(307, { location: '/' }).end()
        : response.writeHead(200, { 'content-type': 'image/png' }).end(bytes);
    expect(bytes.byteLength).toBeGreaterThan(500_000);
    expect(await see('/moved')).toEqual({
      kind: 'image',
      facts: { format: 'png', width: 640, height: 360 },
    });
  });

  it.each([
    [404, 'image/png', { kind: 'gone', status: 404 }],
    [403, 'image/png', { kind: 'unknown' }],
    [500, 'image/png', { kind: 'unknown' }],
    [200, 'image/png', { kind: 'unknown' }],
    [200, 'text/html', { kind: 'no-image', contentType: 'text/html' }],
    [200, 'image/svg+xml', { kind: 'no-image', contentType: 'image/svg+xml' }],
  ])('says of %i %s what can be said', async (status, contentType, expected) => {
    handler = (_, response) =>
      response.writeHead(status, { 'content-type': contentType }).end('<svg/>');
    expect(await see()).toEqual(expected);
  });

  it('never throws, and asks no private address with the guard on', async () => {
    expect(await fetchImage(base, { read: guarded })).toEqual({ kind: 'unknown' });
    expect(await fetchImage('data:image/png,1', { read })).toEqual({ kind: 'unknown' });
  });
});
