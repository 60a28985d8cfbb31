import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Refusal } from '../../../../server/src/cli/command';
import {
  closeHealth,
  healthUrl,
  serveHealth,
  type WorkerHealth,
} from '../../../../server/src/cli/worker/health-server';

const HOST = '127.0.0.1';

const QUEUE: WorkerHealth['queue'] = {
  backend: 'redis',
  state: 'running',
  problem: null,
  waiting: 2,
  active: 1,
  delayed: 0,
};

let health: WorkerHealth;
let server: Server;
let port: number;

beforeEach(async () => {
  health = { status: 'ok', queue: QUEUE, uptimeS: 7 };
  server = await serveHealth({ host: HOST, port: 0, report: () => Promise.resolve(health) });
  ({ port } = server.address() as AddressInfo);
});

afterEach(() => closeHealth(server));

const ask = (path: string, init?: RequestInit) => fetch(`http://${HOST}:${port}${path}`, init);

describe('the health endpoint', () => {
  it('answers 200 with the state of the queue while the worker works', async () => {
    const response = await ask('/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(health);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['unavailable', 'stopping'] as const)('answers 503 while it is %s', async (status) => {
    health = { ...health, status };
    const response = await ask('/health?verbose=1');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual(health);
  });

  it('has nothing else to say', async () => {
    expect((await ask('/')).status).toBe(404);
    expect((await ask('/healthy')).status).toBe(404);
    expect((await ask('/health', { method: 'POST' })).status).toBe(404);
  });

  it('names the flags when its port is taken', async () => {
    const report = () => Promise.resolve(health);
    const refusal: unknown = await serveHealth({ host: HOST, port, report }).catch(
      (e: unknown) => e
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toHaveProperty(
      'message',
      `Port ${port} on ${HOST} is taken: choose another with --health-port, ` +
        'or 0 for no health endpoint.'
    );
  });

  it('names the flags when its address is not of this machine', async () => {
    const report = () => Promise.resolve(health);
    const elsewhere = serveHealth({ host: '203.0.113.1', port: 0, report });
    await expect(elsewhere).rejects.toThrow(
      /203\.0\.113\.1, port 0 \(EADDRNOTAVAIL\).*--health-host/
    );
  });

  it('has an address for people', () => {
    expect(healthUrl({ host: '127.0.0.1', port: 3910 })).toBe('http://127.0.0.1:3910/health');
    expect(healthUrl({ host: '::1', port: 3910 })).toBe('http://[::1]:3910/health');
  });
});
