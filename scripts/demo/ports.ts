import { createServer } from 'node:net';

const TRIES = 50;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/**
 * The first port from `wanted` on at which `count` ports in a row are free; says so when that is
 * not the wanted one.
 */
export const freePorts = async (what: string, wanted: number, count = 1): Promise<number> => {
  for (let first = wanted; first < wanted + TRIES; first += 1) {
    const ports = Array.from({ length: count }, (_, offset) => first + offset);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) {
      if (first !== wanted) console.log(`  Port ${wanted} is taken: ${what} uses ${first}.`);
      return first;
    }
  }
  throw new Error(`No free port for ${what} between ${wanted} and ${wanted + TRIES}.`);
};
