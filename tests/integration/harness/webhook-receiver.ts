import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came in. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  /** What it was answered with; 0: the connection was cut. */
  status: number;
}

export interface ReceiverAnswer {
  /** 0: the connection is cut without an answer. */
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** An address of somebody else that takes events. */
export interface WebhookReceiver {
  url: string;
  received: Received[];
  /** What the next requests are answered with. */
  answer: (request: Pick<Received, 'headers' | 'body'>) => ReceiverAnswer;
  close(): Promise<void>;
}

export const startReceiver = async (): Promise<WebhookReceiver> => {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      const {
        status,
        headers = {},
        body: text = '',
      } = receiver.answer({
        headers: request.headers,
        body,
      });
      receiver.received.push({ headers: request.headers, body, status });
      if (status === 0) return void request.socket.destroy();
      response.writeHead(status, headers).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}/hook`,
    received: [],
    answer: () => ({ status: 204 }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
};
