import { startSandbox, type LedgerEntry, type Sandbox } from '../../sandbox/src';
import { LINKEDIN_APP, X_APP } from './app-environment';
import { lostAnswers } from './lost-answers';

/** The platforms, and what only the runner may do to them. */
export interface ChaosWorld {
  sandbox: Sandbox;
  /** From now on answers get lost. */
  loseAnswers(): Promise<void>;
  ledger(): Promise<{ entries: LedgerEntry[]; duplicates: LedgerEntry[] }>;
}

/** More than any run makes. */
const ANY_NUMBER = 1_000_000;
const X_OPERATIONS = ['create-post', 'list-posts', 'find-posts', 'get-post', 'user-info'];

/** A thousand posts in minutes are far beyond what platforms allow; quotas are not this run's subject. */
const WITHOUT_QUOTAS: Readonly<Record<string, object>> = {
  x: { rateLimits: Object.fromEntries(X_OPERATIONS.map((name) => [name, ANY_NUMBER])) },
  linkedin: { memberCallsPerDay: null, appCallsPerDay: null },
  bluesky: { rateLimitsEnabled: false },
};

export const openWorld = async (strapiUrl: string, seed: number): Promise<ChaosWorld> => {
  const callback = (platform: string) =>
    `${strapiUrl}/api/admin/distribution/platforms/${platform}/callback`;
  const sandbox = await startSandbox({
    seed,
    apps: {
      x: [{ ...X_APP, redirectUris: [callback('x')] }],
      linkedin: [{ ...LINKEDIN_APP, redirectUris: [callback('linkedin')] }],
    },
  });
  const control = async <T>(path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${sandbox.homeUrl}/control${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The sandbox refused ${path}: ${text}`);
    return JSON.parse(text) as T;
  };
  for (const [platform, knobs] of Object.entries(WITHOUT_QUOTAS)) {
    await control(`/platforms/${platform}/configure`, knobs);
  }
  return {
    sandbox,
    async loseAnswers() {
      for (const fault of lostAnswers()) await control('/faults', fault);
    },
    ledger: () => control('/ledger'),
  };
};
