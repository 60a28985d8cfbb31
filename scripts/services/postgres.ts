import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';

import { findProgram, postgresFolders } from './find-program';
import { freePort } from './free-port';
import { ServiceProcess } from './service-process';

/** The user that PostgreSQL runs as when we are root, which it refuses to be. */
const SERVER_USER = 'postgres';

export interface PostgresService {
  port: number;
  /** `postgres://postgres@127.0.0.1:<port>/<database>`. @default database `postgres` */
  url(this: void, database?: string): string;
  /** Makes a database (letters, digits, underscores) and gives its URL. */
  createDatabase(this: void, name: string): Promise<string>;
  /** Runs one statement, in database `postgres` unless told otherwise. */
  run(this: void, sql: string, database?: string): Promise<void>;
  /** Ends the server in good order, cutting its connections; its data stays. */
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

export const isPostgresInstalled = (): boolean => program('initdb') !== null;

/**
 * A PostgreSQL of its own on a free port, its data in a temporary folder, that lets everybody on
 * 127.0.0.1 in as `postgres`. It ends with this process.
 */
export const startPostgres = async (): Promise<PostgresService> => {
  const [initdb, postgres] = [program('initdb'), program('postgres')];
  if (!initdb || !postgres) throw new Error('PostgreSQL is not installed (initdb, postgres).');
  const port = await freePort();
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const url = (database = 'postgres') => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const run = (sql: string, database?: string) =>
    withClient(url(database), async (client) => void (await client.query(sql)));
  const server = new ServiceProcess({
    name: 'PostgreSQL',
    program: postgres,
    args: argumentsFor({ port, folder, data }),
    folder,
    ...(user ? { user } : {}),
    stopSignal: 'SIGINT',
    killSignal: 'QUIT',
    isReady: () => answers(() => run('SELECT 1')),
  });
  const creation = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(initdb, [...creation, '--locale=C'], { ...user, cwd: folder, stdio: 'pipe' });
  await server.start();
  return {
    ...{ port, url, run },
    createDatabase: async (name) => {
      await run(`CREATE DATABASE "${name}"`);
      return url(name);
    },
    stop: () => server.stop(),
    kill: () => server.kill(),
    pause: () => server.pause(),
    resume: () => server.resume(),
    restart: () => server.start(),
    close: () => server.close(),
  };
};

const program = (name: string): string | null => findProgram(name, postgresFolders());

const argumentsFor = ({ port, folder, data }: { port: number; folder: string; data: string }) => {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    external_pid_file: join(folder, 'server.pid'),
    shared_buffers: '64MB',
    max_connections: '100',
    fsync: 'on',
  };
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', data, ...given];
};

const serverUser = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, SERVER_USER], { stdio: 'pipe' }));
  return { uid: id('-u'), gid: id('-g') };
};

const answers = (act: () => Promise<void>): Promise<boolean> =>
  act().then(
    () => true,
    () => false
  );

const withClient = async <T>(url: string, act: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await act(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};
