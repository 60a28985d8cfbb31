import type { Env } from './env';

const DEFAULT_PORT = 1337;

/** Where the playground listens, and the address under which browsers reach it. */
export interface ServerAddress {
  host: string;
  port: number;
  publicUrl: string;
}

/** Reads HOST, PORT and PUBLIC_URL. */
export function serverAddress(env: Env): ServerAddress {
  const port = env.int('PORT', DEFAULT_PORT);
  return {
    host: env('HOST', '127.0.0.1'),
    port,
    publicUrl: env('PUBLIC_URL', `http://127.0.0.1:${port}`),
  };
}
