import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';

import { findProgram } from './find-program';
import { freePort } from './free-port';
import { ServiceProcess } from './service-process';

export interface RedisService {
  /** `redis://127.0.0.1:<port>`, with the password if there is one. */
  url: string;
  port: number;
  /** Removes every key. */
  flush(this: void): Promise<void>;
  /** Ends the server in good order; its data stays. */
  stop(this: void): Promise<void>;
  /** Ends the server at once. */
  kill(this: void): Promise<void>;
  /** Keeps connections and answers nothing until `resume`. */
  pause(): void;
  resume(): void;
  /** Starts the stopped server on the same port with its data. */
  restart(this: void): Promise<void>;
  /** Ends the server for good and removes its data. */
  close(this: void): Promise<void>;
}

export interface RedisServiceOptions {
  /** @default none */
  password?: string;
  /** More arguments of redis-server, e.g. `['--maxmemory-policy', 'allkeys-lru']`. */
  args?: readonly string[];
}

export const isRedisInstalled = (): boolean => findProgram('redis-server') !== null;

/**
 * A Redis of its own on a free port, with an append-only file in a temporary folder. It ends with
 * this process.
 */
export const startRedis = async (options: RedisServiceOptions = {}): Promise<RedisService> => {
  const program = findProgram('redis-server');
  if (!program) throw new Error('redis-server is not on PATH: install Redis.');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const login = options.password ? `:${encodeURIComponent(options.password)}@` : '';
  const url = `redis://${login}127.0.0.1:${port}`;
  const server = new ServiceProcess({
    name: 'Redis',
    program,
    args: argumentsFor({ port, folder, options }),
    folder,
    stopSignal: 'SIGTERM',
    killSignal: 'KILL',
    isReady: () =>
      withClient(url, (client) => client.ping()).then(
        () => true,
        () => false
      ),
  });
  await server.start();
  return {
    url,
    port,
    flush: () => withClient(url, async (client) => void (await client.flushall())),
    stop: () => server.stop(),
    kill: () => server.kill(),
    pause: () => server.pause(),
    resume: () => server.resume(),
    restart: () => server.start(),
    close: () => server.close(),
  };
};

const argumentsFor = ({
  port,
  folder,
  options,
}: {
  port: number;
  folder: string;
  options: RedisServiceOptions;
}): string[] => [
  ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
  ...['--pidfile', join(folder, 'server.pid'), '--daemonize', 'no'],
  ...['--save', '', '--appendonly', 'yes'],
  ...(options.password ? ['--requirepass', options.password] : []),
  ...(options.args ?? []),
];

const withClient = async <T>(url: string, act: (client: Redis) => Promise<T>): Promise<T> => {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await act(client);
  } finally {
    if (client.status !== 'end') client.disconnect();
  }
};
