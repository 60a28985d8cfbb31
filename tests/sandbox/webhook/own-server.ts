import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { FaultOrder, VisiblePost } from '../../../conformance/src';

/** Somebody's own server, as the example platform expects it. */
export interface OwnServer {
  url: string;
  posts: VisiblePost[];
  fault(order: FaultOrder): void;
  /** From now on only this secret is good. */
  setSecret(secret: string): void;
  reset(): void;
  close(): Promise<void>;
}

const SECRET = 'shared-secret-of-the-harbour';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

export const startOwnServer = async (): Promise<OwnServer> => {
  const posts: VisiblePost[] = [];
  const byKey = new Map<string, VisiblePost>();
  let faults: FaultOrder[] = [];
  let secret = SECRET;

  const work = (path: string, method: string, text: string): [number, object] => {
    if (path === '/hello') return [200, {}];
    const [, key = '', find] = /^\/posts\/([^/]+)(\/find)?$/.exec(path) ?? [];
    const known = byKey.get(key);
    if (find) return known ? [200, { id: known.id }] : [404, {}];
    if (method !== 'PUT') return [405, {}];
    if (known) return [200, { id: known.id }];
    const { text: words, link } = JSON.parse(text) as { text: string; link: string | null };
    const id = `p${posts.length + 1}`;
    const post = { id, url: null, text: words, media: [], link, replyTo: null, format: 'feed' };
    posts.push(post);
    byKey.set(key, post);
    return [200, { id }];
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url: path = '', method = '' } = request;
    const text = await bodyOf(request);
    const operation = path.endsWith('/find') ? 'find' : method === 'PUT' ? 'put' : 'hello';
    const fault = faults.find((one) => one.operation === operation);
    faults = faults.filter((one) => one !== fault);
    if (fault?.kind === 'drop-before') return void request.socket.destroy();
    if (fault?.kind === 'status') {
      const isText = typeof fault.body === 'string';
      response.writeHead(fault.status ?? 500, fault.headers);
      return void response.end(isText ? (fault.body as string) : JSON.stringify(fault.body));
    }
    const expected = createHmac('sha256', secret).update(text).digest('hex');
    const isSigned = request.headers['x-signature'] === expected;
    const [status, body] = isSigned ? work(path, method, text) : [401, {}];
    if (fault?.kind === 'commit-then-drop') return void request.socket.destroy();
    if (fault?.kind === 'commit-then-status') {
      return void response.writeHead(503).end('<html>Upstream error</html>');
    }
    if (fault?.kind === 'commit-then-cut') {
      response.writeHead(status, { 'content-length': '4096' });
      return void response.write('{"id":', () => request.socket.destroy());
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    fault: (order) => void faults.push(order),
    setSecret(next) {
      secret = next;
    },
    reset() {
      posts.length = 0;
      byKey.clear();
      faults = [];
      secret = SECRET;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const secretOfOwnServer = SECRET;
