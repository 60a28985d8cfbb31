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
import type { VendorSandbox } from './llm/vendor-sandbox';
import { VENDOR_SANDBOXES, type SandboxVendorId } from './llm/vendors';
import { PLATFORM_SANDBOXES, type SandboxPlatformId } from './platforms';

export interface SandboxOptions {
  /** Keeps posts and tokens between runs; null keeps everything in memory. @default null */
  dataDir?: string | null;
  /**
   * First port; the home page takes it, each platform the next, and then each AI vendor.
   * 0: any free ports. @default 0
   */
  port?: number;
  /** Seed of ids, tokens and probabilistic faults. @default 1 */
  seed?: number;
  /** Apps registered at each platform's developer portal. */
  apps?: Partial<Record<SandboxPlatformId, RegisteredApp[]>>;
  /** Where crawlers find an origin's pages, see {@link Pages}. @default {} */
  hosts?: Record<string, string>;
  /** Fills {@link Sandbox.secrets}. @default false */
  listSecrets?: boolean;
  /** Hears of every request to a platform or vendor, with all its bytes. @default nobody */
  onExchange?: (exchange: Exchange) => void;
}

export interface Sandbox {
  homeUrl: string;
  urls: Record<SandboxPlatformId, string>;
  platforms: Record<SandboxPlatformId, PlatformSandbox>;
  /** Vendors of language models, each with an address of its own. */
  vendorUrls: Record<SandboxVendorId, string>;
  vendors: Record<SandboxVendorId, VendorSandbox>;
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

/** How many ports in a row it takes. */
export const SANDBOX_PORT_COUNT =
  1 + Object.keys(PLATFORM_SANDBOXES).length + Object.keys(VENDOR_SANDBOXES).length;

/** Starts all platforms and vendors on 127.0.0.1, a port for each. Rejects with EADDRINUSE. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const kernel = createKernel(options);
  const servers: Listening[] = [];
  const sandbox = emptySandbox(kernel, servers);
  const { urls, platforms, vendorUrls, vendors, secrets } = sandbox;
  const open = async (app: { fetch: Answering }): Promise<string> => {
    const server = await listen(app, options.port ? options.port + servers.length : 0);
    servers.push(server);
    return `http://127.0.0.1:${server.port}`;
  };
  try {
    sandbox.homeUrl = await open(homeApp(sandbox));
    for (const id of PLATFORM_IDS) {
      const world = worldOf({ id, kernel, options, baseUrl: () => urls[id] });
      platforms[id] = PLATFORM_SANDBOXES[id](world);
      urls[id] = await open(watched(platforms[id], { options, secrets }));
    }
    for (const id of VENDOR_IDS) {
      const world = worldOf({ id, kernel, options, baseUrl: () => vendorUrls[id] });
      vendors[id] = VENDOR_SANDBOXES[id](world);
      vendorUrls[id] = await open(watched(vendors[id], { options, secrets, listsKeys: true }));
    }
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  return sandbox;
};

/** Nothing runs in it yet. */
const emptySandbox = (
  { state, clock, faults, ledger }: ReturnType<typeof createKernel>,
  servers: readonly Listening[]
): Sandbox => {
  const secrets = new SecretList();
  const platforms = {} as Sandbox['platforms'];
  const vendors = {} as Sandbox['vendors'];
  return {
    ...{ homeUrl: '', urls: {} as Sandbox['urls'], vendorUrls: {} as Sandbox['vendorUrls'] },
    ...{ platforms, vendors, clock, faults, ledger, secrets },
    reset() {
      for (const part of [faults, ledger, secrets]) part.clear();
      const places = [...Object.values(platforms), ...Object.values(vendors)];
      for (const part of [clock, ...places]) part.reset();
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      state.flush();
    },
  };
};

const PLATFORM_IDS = Object.keys(PLATFORM_SANDBOXES) as SandboxPlatformId[];
const VENDOR_IDS = Object.keys(VENDOR_SANDBOXES) as SandboxVendorId[];

interface WatchOptions {
  options: SandboxOptions;
  secrets: SecretList;
  /** @default false */
  listsKeys?: boolean;
}

/** With those listening that the options ask for. */
const watched = (
  { id, app }: PlatformSandbox,
  { options, secrets, listsKeys = false }: WatchOptions
): { fetch: Answering } => {
  const { listSecrets, onExchange } = options;
  const watch = { platform: id, secrets, listsKeys };
  const answer = listSecrets ? watchSecrets(watch, app.fetch) : app.fetch;
  return { fetch: onExchange ? tellExchanges(id, onExchange, answer) : answer };
};

/** What all of them share. */
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

/** Vendors know keys and no apps. */
const appsOf = ({ apps = {} }: SandboxOptions): Partial<Record<string, RegisteredApp[]>> => apps;

interface WorldArgs extends Pick<World, 'baseUrl'> {
  id: SandboxPlatformId | SandboxVendorId;
  kernel: ReturnType<typeof createKernel>;
  options: SandboxOptions;
}

const worldOf = ({ id, kernel: { state, ...shared }, options, baseUrl }: WorldArgs): World => ({
  ...shared,
  apps: appsOf(options)[id] ?? [],
  baseUrl,
  state: (initial) => state.open(id, initial),
  changed: () => state.changed(),
});
