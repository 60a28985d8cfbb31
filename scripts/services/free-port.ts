import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, which could take a stopped server's. */
const LOWEST = 20_000;
const COUNT = 10_000;
const TRIES = 50;

/** A port of 127.0.0.1 that nobody uses at the moment, and hardly anybody will. */
export const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port found between ${LOWEST} and ${LOWEST + COUNT}.`);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
