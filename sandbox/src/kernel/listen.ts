import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';

import type { Answering } from './watch-secrets';

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Serves an app on 127.0.0.1. Port 0 takes any free one; a taken port rejects with EADDRINUSE. */
export const listen = async (app: { fetch: Answering }, port: number): Promise<Listening> => {
  const handle = getRequestListener((request, env) => app.fetch(request, env));
  const server: Server = createServer((incoming, outgoing) => {
    // Scripted faults cut sockets on purpose; a late write must not end the process.
    outgoing.on('error', () => undefined);
    void handle(incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
