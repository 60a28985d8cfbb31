import { join } from 'node:path';

import { BlobStore } from './kernel/blobs';
import { SandboxClock } from './kernel/clock';
import { FaultPlan } from './kernel/faults';
import { Ledger, type LedgerEntry } from './kernel/ledger';
import { listen, type Listening } from './kernel/listen';
import { Pages } from './kernel/pages';
import type { PlatformSandbox, RegisteredApp, World } from './kernel/platform-sandbox';
import { SeededRandom } from './kernel/random';
import { SecretList } from './kernel/secret-list';
import { StateFile } from './kernel/state';
import { tellExchanges, type Exchange } from './kernel/tell-exchanges';
import { watchSecrets, type Answering } from './kernel/watch-secrets';
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
  /** Fills {@link Sandbox.secrets}. @default false */
  listSecrets?: boolean;
  /** Hears of every request to a platform, with all its bytes. @default nobody */
  onExchange?: (exchange: Exchange) => void;
}

export interface Sandbox {
  homeUrl: string;
  urls: Record<SandboxPlatformId, string>;
  platforms: Record<SandboxPlatformId, PlatformSandbox>;
  clock: SandboxClock;
  faults: FaultPlan;
  ledger: Ledger;
  /** Every secret that went over a platform's wire; empty unless `listSecrets` asks for it. */
  secrets: SecretList;
  /** Forgets everything that happened. */
  reset(): void;
  /** Stops listening; state is on disk when this resolves. */
  close(): Promise<void>;
}

/** Starts every platform on 127.0.0.1, each on its own port. Rejects with EADDRINUSE. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const kernel = createKernel(options);
  const { state, clock, faults, ledger } = kernel;
  const secrets = new SecretList();
  const servers: Listening[] = [];
  const urls = {} as Sandbox['urls'];
  const platforms = {} as Sandbox['platforms'];
  const open = async (app: { fetch: Answering }, offset: number): Promise<string> => {
    const server = await listen(app, options.port ? options.port + offset : 0);
    servers.push(server);
    return `http://127.0.0.1:${server.port}`;
  };
  const sandbox: Sandbox = {
    ...{ homeUrl: '', urls, platforms, clock, faults, ledger, secrets },
    reset() {
      for (const part of [faults, ledger, secrets]) part.clear();
      for (const part of [clock, ...Object.values(platforms)]) part.reset();
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      state.flush();
    },
  };
  try {
    sandbox.homeUrl = await open(homeApp(sandbox), 0);
    for (const [place, id] of PLATFORM_IDS.entries()) {
      platforms[id] = PLATFORM_SANDBOXES[id](worldOf({ id, kernel, options, urls }));
      const answer = platforms[id].app.fetch;
      const { listSecrets, onExchange } = options;
      const watched = listSecrets ? watchSecrets({ platform: id, secrets }, answer) : answer;
      const fetch = onExchange ? tellExchanges(id, onExchange, watched) : watched;
      urls[id] = await open({ fetch }, place + 1);
    }
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  return sandbox;
};

const PLATFORM_IDS = Object.keys(PLATFORM_SANDBOXES) as SandboxPlatformId[];

/** What all platforms share. */
const createKernel = (options: SandboxOptions) => {
  const dataDir = options.dataDir ?? null;
  const state = new StateFile(dataDir && join(dataDir, 'state.json'));
  const clock = new SandboxClock();
  const random = new SeededRandom(options.seed ?? 1);
  const entries = state.open<LedgerEntry[]>('ledger', () => []);
  return {
    state,
    clock,
    random,
    faults: new FaultPlan(random, clock),
    ledger: new Ledger(entries, () => state.changed()),
    blobs: new BlobStore(dataDir && join(dataDir, 'blobs')),
    pages: new Pages(options.hosts ?? {}),
  };
};

interface WorldArgs {
  id: SandboxPlatformId;
  kernel: ReturnType<typeof createKernel>;
  options: SandboxOptions;
  urls: Sandbox['urls'];
}

const worldOf = ({ id, kernel: { state, ...shared }, options, urls }: WorldArgs): World => ({
  ...shared,
  apps: options.apps?.[id] ?? [],
  baseUrl: () => urls[id],
  state: (initial) => state.open(id, initial),
  changed: () => state.changed(),
});
