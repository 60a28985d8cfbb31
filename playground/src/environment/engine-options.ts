import type { Env } from './env';

/** Where jobs wait, and whether this process works on them. */
export const queueOptions = (env: Env) => ({
  backend: env('SOCIAL_QUEUE_BACKEND', 'embedded'),
  url: env('SOCIAL_QUEUE_URL'),
  namespace: env('SOCIAL_QUEUE_NAMESPACE', 'social_distribution'),
  dataDir: env('SOCIAL_QUEUE_DIR', '.tmp/social-distribution-queue'),
  worker: env.bool('SOCIAL_QUEUE_WORKER', true) ? 'embedded' : false,
  concurrency: env.int('SOCIAL_QUEUE_CONCURRENCY', 5),
  sweepEveryMs: env.int('SOCIAL_SWEEP_EVERY_MS', 15_000),
});

/** How patient the engine is. */
export const deliveryOptions = (env: Env) => ({
  backoffBaseMs: env.int('SOCIAL_BACKOFF_BASE_MS', 5_000),
  leaseMs: env.int('SOCIAL_LEASE_MS', 60_000),
  paceMs: env.int('SOCIAL_PACE_MS', 20_000),
  settlingFactor: env.float('SOCIAL_SETTLING_FACTOR', 1),
  circuit: { restMs: env.int('SOCIAL_CIRCUIT_REST_MS', 30_000) },
});
