import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedFile {
  bytes: Uint8Array;
  contentType: string;
}

export interface MediaServer {
  /** Address of a path that was or will be served. */
  urlOf(path: string): string;
  /** Serves the file under `path` from now on and gives its address. */
  serve(path: string, file: ServedFile): string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A site that hands out files with length, type and ranges; everything else is 404. */
export const startMediaServer = async (): Promise<MediaServer> => {
  const files = new Map<string, ServedFile>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://media').pathname;
    asked.push(path);
    const file = files.get(path);
    if (!file)
      return void response.writeHead(404, { 'content-type': 'text/html' }).end('Not found');
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const start = Number(range?.[1] ?? 0);
    const end = range?.[2] ? Number(range[2]) + 1 : file.bytes.byteLength;
    const body = file.bytes.subarray(start, end);
    const headers = {
      'content-type': file.contentType,
      'content-length': String(body.byteLength),
      'accept-ranges': 'bytes',
      ...(range ? { 'content-range': `bytes ${start}-${end - 1}/${file.bytes.byteLength}` } : {}),
    };
    response.writeHead(range ? 206 : 200, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const urlOf = (path: string) => `http://127.0.0.1:${port}${path}`;
  return {
    urlOf,
    asked,
    serve(path, file) {
      files.set(path, file);
      return urlOf(path);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
