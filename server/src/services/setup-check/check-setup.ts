import type { SetupFinding } from '../../../../contracts/setup-check';
import { versionFinding } from './api-version';
import { credentialFindings } from './credential-shape';
import { clockFinding, reachableFinding } from './network-findings';
import { platformFindings } from './platform-findings';
import { probeAuthorize } from './probe-authorize';
import { probeToken } from './probe-token';
import { addressFindings } from './public-address';
import type { SetupFacts } from './setup-facts';
import { timedHttp } from './timed-http';

/** Every call ends after this time, ms; all run at once. */
const CALL_MS = 10_000;

/**
 * The usual mistakes of one app, in the order in which they are to be mended. Asks the platform
 * twice, in ways that leave nothing behind on either side. Never throws for what it finds.
 */
export const checkSetup = async (facts: SetupFacts): Promise<SetupFinding[]> => {
  const { label, apiVersion: known, deps } = facts;
  const version = versionFinding({
    label,
    known,
    version: deps.apiVersion,
    now: deps.clock.now(),
  });
  const asked = canAsk(facts) ? await askPlatform(facts) : null;
  return [
    ...credentialFindings(facts),
    ...addressFindings(facts),
    ...(asked?.before ?? []),
    ...(version ? [version] : []),
    ...(asked?.after ?? []),
  ];
};

/** Without an app, or without an address to come back to, there is nothing to ask. */
const canAsk = ({ deps, callbackUrl }: SetupFacts): boolean =>
  deps.app !== null && URL.canParse(callbackUrl);

const askPlatform = async (facts: SetupFacts) => {
  const { label, deps } = facts;
  const timed = timedHttp(deps.http, deps.clock, CALL_MS);
  const timedFacts = { ...facts, deps: { ...deps, http: timed.http } };
  const [token, authorize] = await Promise.all([
    probeToken(timedFacts),
    probeAuthorize(timedFacts),
  ]);
  const clock = clockFinding(timed);
  return {
    before: [reachableFinding(label, timed), ...platformFindings(facts, { token, authorize })],
    after: clock ? [clock] : [],
  };
};
