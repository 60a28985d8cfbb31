import { BlobStore } from '../../sandbox/src/kernel/blobs';
import { SandboxClock } from '../../sandbox/src/kernel/clock';
import { FaultPlan } from '../../sandbox/src/kernel/faults';
import { Ledger, type LedgerEntry } from '../../sandbox/src/kernel/ledger';
import { listen } from '../../sandbox/src/kernel/listen';
import { Pages } from '../../sandbox/src/kernel/pages';
import type {
  PlatformSandbox,
  RegisteredApp,
  World,
} from '../../sandbox/src/kernel/platform-sandbox';
import { SeededRandom } from '../../sandbox/src/kernel/random';
import { StateFile } from '../../sandbox/src/kernel/state';

export interface WorldForTestOptions {
  /** Apps registered at the platform's developer portal. @default [] */
  apps?: readonly RegisteredApp[];
  /** Seed of ids, tokens and probabilistic faults. @default 1 */
  seed?: number;
  /** Origins whose pages crawlers can read, see {@link Pages}. @default {} */
  hosts?: Readonly<Record<string, string>>;
  /** Where state lives; memory without. */
  stateFile?: StateFile;
}

export interface PlatformUnderTest {
  /** Base URL without trailing slash. */
  url: string;
  close(): Promise<void>;
}

export interface WorldForTest {
  world: World;
  /** Serves a platform made with this world on a free port of 127.0.0.1. */
  listenTo(platform: PlatformSandbox): Promise<PlatformUnderTest>;
}

/**
 * A world for one platform, so that a sandbox can be tested without the others.
 *
 * @example
 * const { world, listenTo } = worldForTest({ apps: [app] });
 * const { url, close } = await listenTo(createXSandbox(world));
 */
export const worldForTest = (options: WorldForTestOptions = {}): WorldForTest => {
  const state = options.stateFile ?? new StateFile(null);
  const clock = new SandboxClock();
  const random = new SeededRandom(options.seed ?? 1);
  const changed = (): void => state.changed();
  let baseUrl = '';
  const world: World = {
    clock,
    random,
    faults: new FaultPlan(random, clock),
    ledger: new Ledger(
      state.open<LedgerEntry[]>('ledger', () => []),
      changed
    ),
    blobs: new BlobStore(null),
    pages: new Pages(options.hosts ?? {}),
    apps: options.apps ?? [],
    baseUrl: () => baseUrl,
    state: (initial) => state.open('platform', initial),
    changed,
  };
  return {
    world,
    async listenTo(platform) {
      const server = await listen(platform.app, 0);
      baseUrl = `http://127.0.0.1:${server.port}`;
      return { url: baseUrl, close: () => server.close() };
    },
  };
};
