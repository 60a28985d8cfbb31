import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createHttpClient } from '../../../../server/src/http/http-client';
import { isPrivateAddress } from '../../../../server/src/http/private-addresses';
import { TransportError } from '../../../../server/src/platforms/contract';

let server: Server;
let base: string;
let handler: RequestListener = (_, response) => void response.end();

beforeAll(async () => {
  server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  // Some requests are left without an answer on purpose.
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const http = createHttpClient({ allowPrivateHosts: true, timeoutMs: 300 });

const failureOf = async (act: Promise<unknown>): Promise<TransportError> => {
  const error: unknown = await act.then(
    () => null,
    (reason: unknown) => reason
  );
  if (error instanceof TransportError) return error;
  throw new Error(`No transport error but ${String(error)}`);
};

describe('http client', () => {
  it('resolves for every status and survives a body that is not JSON', async () => {
    handler = (_, response) => response.writeHead(503, { 'X-Thing': 'a' }).end('<html>down</html>');
    const answer = await http({ method: 'GET', url: base });
    expect(answer).toMatchObject({ status: 503, text: '<html>down</html>', json: undefined });
    expect(answer.headers['x-thing']).toBe('a');
  });

  it('streams a file with its length, alone and in a form, a piece at a time', async () => {
    const seen: { length: string | undefined; body: Buffer }[] = [];
    handler = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen.push({ length: request.headers['content-length'], body: Buffer.concat(chunks) });
        response.end('{}');
      });
    };
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 5, 'harbour ');
    const pieces: number[] = [];
    const source = {
      byteLength: bytes.byteLength,
      read: (range?: { start: number; end: number }) => {
        const { start, end } = range ?? { start: 0, end: bytes.byteLength };
        pieces.push(end - start);
        return Promise.resolve(bytes.subarray(start, end));
      },
    };
    const patient = createHttpClient({ allowPrivateHosts: true });
    await patient({ method: 'PUT', url: base, body: { kind: 'stream', source } });
    const file = { field: 'file', filename: 'a"b.mp4', contentType: 'video/mp4', bytes: source };
    const fields = { description: 'ünïcode' };
    await patient({ method: 'POST', url: base, body: { kind: 'multipart', fields, file } });
    expect(seen[0]?.body.equals(bytes)).toBe(true);
    expect(seen[0]?.length).toBe(String(bytes.byteLength));
    expect(seen[1]?.length).toBe(String(seen[1]?.body.byteLength));
    const form = seen[1]?.body.toString('latin1') ?? '';
    expect(form).toContain('filename="a%22b.mp4"');
    expect(form).toContain(bytes.toString('latin1'));
    expect(Math.max(...pieces)).toBe(1024 * 1024);
  });

  it('calls it a broken connection when the file cannot be read on', async () => {
    handler = (request) => void request.resume();
    const source = { byteLength: 10, read: () => Promise.reject(new Error('disk is gone')) };
    const failure = await failureOf(
      http({ method: 'PUT', url: base, body: { kind: 'stream', source } })
    );
    expect(failure.kind).toBe('reset');
  });

  it('does not follow redirects', async () => {
    handler = (_, response) => response.writeHead(302, { location: 'http://elsewhere' }).end();
    expect((await http({ method: 'GET', url: base })).status).toBe(302);
  });

  it('sends JSON, forms and multipart with the right content type', async () => {
    const seen: string[] = [];
    handler = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen.push(`${request.headers['content-type']}|${Buffer.concat(chunks).toString()}`);
        response.end('{}');
      });
    };
    await http({ method: 'POST', url: base, body: { kind: 'json', value: { a: 'ü' } } });
    await http({ method: 'POST', url: base, body: { kind: 'form', fields: { a: 'b c', d: '&' } } });
    await http({
      method: 'POST',
      url: base,
      body: {
        kind: 'multipart',
        fields: { segment_index: '0' },
        file: {
          field: 'media',
          filename: 'm',
          contentType: 'image/png',
          bytes: Buffer.from('png'),
        },
      },
    });
    expect(seen[0]).toBe('application/json|{"a":"ü"}');
    expect(seen[1]).toBe('application/x-www-form-urlencoded|a=b+c&d=%26');
    expect(seen[2]).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen[2]).toContain('name="segment_index"');
    expect(seen[2]).toContain('Content-Type: image/png');
  });

  it('calls a refused connection unreachable: nothing was sent', async () => {
    const error = await failureOf(http({ method: 'POST', url: 'http://127.0.0.1:1' }));
    expect(error).toMatchObject({ kind: 'unreachable', mayHaveArrived: false });
  });

  it('calls silence a timeout and a broken connection a reset: both may have arrived', async () => {
    handler = () => undefined;
    expect(await failureOf(http({ method: 'POST', url: base }))).toMatchObject({
      kind: 'timeout',
      mayHaveArrived: true,
    });
    handler = (request) => request.socket.destroy();
    expect(await failureOf(http({ method: 'POST', url: base }))).toMatchObject({
      kind: 'reset',
      mayHaveArrived: true,
    });
  });

  it('calls an answer that ends in the middle cut, and one that is too long as well', async () => {
    handler = (request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    };
    expect((await failureOf(http({ method: 'GET', url: base }))).mayHaveArrived).toBe(true);
    handler = (_, response) => response.end('x'.repeat(2000));
    const tooLong = http({ method: 'GET', url: base, maxResponseBytes: 1000 });
    expect((await failureOf(tooLong)).kind).toBe('cut');
  });

  it('keeps secrets of the request out of its errors', async () => {
    handler = (request) => request.socket.destroy();
    const error = await failureOf(
      http({ method: 'POST', url: base, headers: { Authorization: 'Bearer very-secret' } })
    );
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('very-secret');
    expect(error.cause).toBeUndefined();
  });

  it.each(['http://127.0.0.1:9', 'http://localhost:9', 'http://[::1]:9', 'http://169.254.169.254'])(
    'refuses %s unless private hosts are allowed',
    async (url) => {
      const guarded = createHttpClient({ timeoutMs: 300 });
      const error = await failureOf(guarded({ method: 'GET', url }));
      expect(error.kind).toBe('unreachable');
      expect(error.message).toContain('private network address');
    }
  );
});

describe('private addresses', () => {
  it.each(['10.1.2.3', '192.168.0.1', '172.20.0.1', '100.64.1.1', '::ffff:127.0.0.1', 'fd00::1'])(
    'knows %s as private',
    (address) => expect(isPrivateAddress(address)).toBe(true)
  );
  it.each(['93.184.216.34', '2606:2800:220:1::1'])('knows %s as public', (address) =>
    expect(isPrivateAddress(address)).toBe(false)
  );
});
