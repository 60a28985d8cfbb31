import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

import type { BlobStore } from './blobs';
import type { SandboxClock } from './clock';
import type { FaultPlan } from './faults';
import type { Ledger } from './ledger';
import type { Pages } from './pages';
import type { SeededRandom } from './random';

/** Hono's environment: the raw sockets are reachable, so that faults can cut them. */
export interface SandboxEnv {
  Bindings: HttpBindings;
}

/** An app registered at a platform's developer portal. */
export interface RegisteredApp {
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
}

/** What a platform is given to live in. */
export interface World {
  clock: SandboxClock;
  random: SeededRandom;
  faults: FaultPlan;
  ledger: Ledger;
  blobs: BlobStore;
  pages: Pages;
  /** Apps registered at this platform. */
  apps: readonly RegisteredApp[];
  /** Public base URL of this platform, without trailing slash; known once it listens. */
  baseUrl(): string;
  /**
   * This platform's state: a plain JSON value (no Map, Set, Date or class) that is kept between
   * runs. Mutate it in place, then call {@link World.changed}.
   */
  state<T extends object>(initial: () => T): T;
  changed(): void;
}

/**
 * One platform as the outside sees it: its API, its OAuth screens and, at `GET /`, the feed as a
 * person sees it.
 */
export interface PlatformSandbox {
  id: string;
  /** "X", "LinkedIn", "Bluesky". */
  label: string;
  app: Hono<SandboxEnv>;
  /** Things only tests and the control page may do, e.g. `expire-tokens`, `configure`. */
  actions: Readonly<Record<string, (input: Record<string, unknown>) => unknown>>;
  /** Forgets all posts, tokens and uploads. */
  reset(): void;
}

export type PlatformSandboxFactory = (world: World) => PlatformSandbox;
