import type { AdapterDeps, Credentials } from '../../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../../server/src/platforms/contract';
import { ThreadsConnector } from '../../../../server/src/platforms/threads';
import { ScriptedHttp } from '../../../platform-kit/scripted-http';

export { answer } from '../../../platform-kit/scripted-http';

export const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

/** ISO 8601, so many days after {@link NOW}. */
export const inDays = (days: number): string => new Date(NOW + days * 86_400_000).toISOString();

export const aConnector = (changes: Partial<AdapterDeps> = {}) => {
  const http = new ScriptedHttp();
  const deps: AdapterDeps = {
    http: http.client,
    clock: { now: () => NOW, sleep: () => Promise.resolve() },
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length).fill(7) },
    baseUrls: { web: 'https://web.example', api: 'https://api.example' },
    apiVersion: null,
    method: 'default',
    app: { clientId: 'the-client', clientSecret: 'the-secret' },
    ...changes,
  };
  return { http, deps, connector: new ThreadsConnector(deps) };
};

export const someCredentials = (changes: Partial<Credentials> = {}): Credentials => ({
  accessToken: 'the-access-token',
  refreshToken: null,
  expiresAt: inDays(9),
  refreshExpiresAt: null,
  issuedAt: inDays(-51),
  scopes: ['threads_basic', 'threads_content_publish'],
  ...changes,
});

/** The failure a call ends in; anything else fails the test. */
export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const outcome: unknown = await call.then(
    (value) => ({ value }),
    (error: unknown) => error
  );
  if (outcome instanceof PlatformFailure) return outcome;
  throw new Error(`Expected a PlatformFailure, got ${JSON.stringify(outcome)}`);
};
