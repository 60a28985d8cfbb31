import { join } from 'node:path';

import { BlobStore } from './kernel/blobs';
import { SandboxClock } from './kernel/clock';
import { FaultPlan } from './kernel/faults';
import { Ledger, type LedgerEntry } from './kernel/ledger';
import { listen, type Listening } from './kernel/listen';
import { Pages } from './kernel/pages';
import type { PlatformSandbox, RegisteredApp, World } from './kernel/platform-sandbox';
import { SeededRandom } from './kernel/random';
import { StateFile } from './kernel/state';
import { homeApp } from './home/home-app';
import { PLATFORM_SANDBOXES, type SandboxPlatformId } from './platforms';

export interface SandboxOptions {
  /** Keeps posts and tokens between runs; null keeps everything in memory. @default null */
  dataDir?: string | null;
  /** First port; the home page takes it and each platform the next. 0: any free ports. @default 0 */
  port?: number;
  /** Seed of ids, tokens and probabilistic faults. @default 1 */
  seed?: number;
  /** Apps registered at each platform's developer portal. */
  apps?: Partial<Record<SandboxPlatformId, RegisteredApp[]>>;
  /** Where crawlers find an origin's pages, see {@link Pages}. @default {} */
  hosts?: Record<string, string>;
}

export interface Sandbox {
  homeUrl: string;
  urls: Record<SandboxPlatformId, string>;
  platforms: Record<SandboxPlatformId, PlatformSandbox>;
  clock: SandboxClock;
  faults: FaultPlan;
  ledger: Ledger;
  /** Forgets everything that happened. */
  reset(): void;
  /** Stops listening; state is on disk when this resolves. */
  close(): Promise<void>;
}

/** Starts every platform on 127.0.0.1, each on its own port. Rejects with EADDRINUSE. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const dataDir = options.dataDir ?? null;
  const state = new StateFile(dataDir && join(dataDir, 'state.json'));
  const clock = new SandboxClock();
  const random = new SeededRandom(options.seed ?? 1);
  const faults = new FaultPlan(random, clock);
  const ledger = new Ledger(
    state.open<LedgerEntry[]>('ledger', () => []),
    () => state.changed()
  );
  const blobs = new BlobStore(dataDir && join(dataDir, 'blobs'));
  const pages = new Pages(options.hosts ?? {});
  const servers: Listening[] = [];
  const urls = {} as Record<SandboxPlatformId, string>;
  const platforms = {} as Record<SandboxPlatformId, PlatformSandbox>;

  const worldOf = (id: SandboxPlatformId): World => ({
    clock,
    random,
    faults,
    ledger,
    blobs,
    pages,
    apps: options.apps?.[id] ?? [],
    baseUrl: () => urls[id],
    state: (initial) => state.open(id, initial),
    changed: () => state.changed(),
  });

  const sandbox: Sandbox = {
    homeUrl: '',
    urls,
    platforms,
    clock,
    faults,
    ledger,
    reset() {
      faults.clear();
      ledger.clear();
      clock.reset();
      for (const platform of Object.values(platforms)) platform.reset();
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      state.flush();
    },
  };

  const open = async (app: Parameters<typeof listen>[0], offset: number): Promise<string> => {
    const server = await listen(app, options.port ? options.port + offset : 0);
    servers.push(server);
    return `http://127.0.0.1:${server.port}`;
  };
  try {
    sandbox.homeUrl = await open(homeApp(sandbox), 0);
    for (const [place, [id, create]] of Object.entries(PLATFORM_SANDBOXES).entries()) {
      const platformId = id as SandboxPlatformId;
      platforms[platformId] = create(worldOf(platformId));
      urls[platformId] = await open(platforms[platformId].app, place + 1);
    }
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  return sandbox;
};
