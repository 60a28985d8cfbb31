import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Piece } from '../places/place';

/** A little server that takes every webhook and keeps what it was sent. */
export class WebhookReceiver {
  readonly calls: Piece[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const event = String(request.headers['x-strapi-event'] ?? 'no event');
        const head = Buffer.from(`${JSON.stringify(request.headers)}\n`);
        this.calls.push({ where: event, bytes: Buffer.concat([head, ...chunks]) });
        response.end();
      });
    });
  }

  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve) => {
      receiver.#server.listen(0, '127.0.0.1', resolve);
    });
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }
}
