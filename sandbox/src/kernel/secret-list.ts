/** What only the app, the person and the platform may know. */
export const SECRET_KINDS = [
  'access token',
  'refresh token',
  'id token',
  'authorization code',
  'client secret',
  'password',
  'PKCE verifier',
  'API key',
] as const;

export type SecretKind = (typeof SECRET_KINDS)[number];

export interface SeenSecret {
  platform: string;
  kind: SecretKind;
  value: string;
}

/**
 * Every secret that platforms issued or were shown, so that a search can look for them where they
 * must not be. Nothing is ever forgotten but by {@link clear}: an expired token is a secret still.
 */
export class SecretList {
  readonly #seen = new Map<string, SeenSecret>();

  /** In the order of their first appearance, each value once. */
  all(): readonly SeenSecret[] {
    return [...this.#seen.values()];
  }

  add(secret: SeenSecret): void {
    if (secret.value === '' || this.#seen.has(secret.value)) return;
    this.#seen.set(secret.value, secret);
  }

  clear(): void {
    this.#seen.clear();
  }
}
