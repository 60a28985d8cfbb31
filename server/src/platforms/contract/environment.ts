import type { HttpClient } from './http-client';

/** Epoch milliseconds and waiting, injected so that tests and the sandbox own time. */
export interface Clock {
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it fires first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Randomness, injected so that a seed replays a run. */
export interface RandomSource {
  /** Uniform in [0, 1). Not for secrets. */
  float(): number;
  /** Cryptographically strong bytes, for state, verifiers and keys. */
  bytes(length: number): Uint8Array;
}

/** Client id and secret of the operator's own app at a platform. */
export interface AppCredentials {
  clientId: string;
  /** Null for public clients. */
  clientSecret: string | null;
}

/** Everything a connector or an adapter may use of the outside world. */
export interface AdapterDeps {
  http: HttpClient;
  clock: Clock;
  random: RandomSource;
  /** Base URLs without trailing slash, keys as in the platform's descriptor. */
  baseUrls: Readonly<Record<string, string>>;
  /** API version to send, where the platform has one. */
  apiVersion: string | null;
  /** Id of the {@link ConnectMethod} that the account is, or is to be, connected by. */
  method: string;
  /** The app of that method; null when the operator has not configured it, or the platform needs none. */
  app: AppCredentials | null;
}
