import { createServer, type Server, type ServerResponse } from 'node:http';

import type { QueueStatus } from '../../queue/distribution-queue';
import { Refusal } from '../command';
import type { HealthAddress } from './worker-options';

/** What `GET /health` answers. */
export interface WorkerHealth {
  /** `ok` is answered with 200, the others with 503. */
  status: 'ok' | 'unavailable' | 'stopping';
  queue: QueueStatus;
  uptimeS: number;
}

export interface HealthServerOptions extends HealthAddress {
  report: () => Promise<WorkerHealth>;
}

/** @throws Refusal nothing can listen on this address */
export const serveHealth = ({ host, port, report }: HealthServerOptions): Promise<Server> => {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (path !== '/health' || !isRead) return answer(response, 404, { status: 'not_found' });
    void report().then((health) => answer(response, health.status === 'ok' ? 200 : 503, health));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Refusal(whyNotListening({ host, port }, error.code), { cause: error }))
    );
    server.listen(port, host, () => resolve(server));
  });
};

/** Ends open connections too: probes keep theirs alive. */
export const closeHealth = (server: Server): void => {
  server.close();
  server.closeAllConnections();
};

/** The endpoint's address for people. */
export const healthUrl = ({ host, port }: HealthAddress): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}/health`;

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};

const whyNotListening = ({ host, port }: HealthAddress, code: string | undefined): string =>
  code === 'EADDRINUSE'
    ? `Port ${port} on ${host} is taken: choose another with --health-port, or 0 for no health endpoint.`
    : `The health endpoint cannot listen on ${host}, port ${port} (${code ?? 'unknown reason'}): ` +
      'choose others with --health-host and --health-port.';
