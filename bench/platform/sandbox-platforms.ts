/**
 * The sandbox in a process of its own: the real calls of X, LinkedIn and Bluesky, as their adapters
 * make them, with accounts that may post as often as they like.
 */
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/src';
import { answerCalls } from '../process/answer-calls';
import type { Arrival } from './instant-platform';

/** More than any run makes. */
const ANY_NUMBER = 1_000_000;
const X_OPERATIONS = ['create-post', 'list-posts', 'find-posts', 'get-post', 'user-info'];

/** A thousand posts in a minute are far beyond what platforms allow; quotas are not the subject. */
const WITHOUT_QUOTAS = {
  x: { rateLimits: Object.fromEntries(X_OPERATIONS.map((name) => [name, ANY_NUMBER])) },
  linkedin: { memberCallsPerDay: null, appCallsPerDay: null },
  bluesky: { rateLimitsEnabled: false },
} as const;

let sandbox: Sandbox | null = null;

const posts = () => sandbox?.ledger.all() ?? [];

answerCalls({
  open: async ({ apps }: Required<Pick<SandboxOptions, 'apps'>>): Promise<Sandbox['urls']> => {
    sandbox = await startSandbox({ apps });
    for (const platform of ['x', 'linkedin', 'bluesky'] as const) {
      sandbox.platforms[platform].actions['configure']?.(WITHOUT_QUOTAS[platform]);
    }
    return sandbox.urls;
  },
  count: () => posts().length,
  arrivals: ({ from }: { from: number }) =>
    posts()
      .slice(from)
      .map(({ id, at }): Arrival => [id, at]),
});
