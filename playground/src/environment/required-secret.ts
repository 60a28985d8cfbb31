import type { Env } from './env';

/** Names of the secrets without which the playground refuses to start. */
export type SecretName =
  'ADMIN_JWT_SECRET' | 'API_TOKEN_SALT' | 'ENCRYPTION_KEY' | 'JWT_SECRET' | 'TRANSFER_TOKEN_SALT';

/** Reads a secret; there is no fallback, because a known secret is no secret. */
export function requiredSecret(env: Env, name: SecretName): string {
  const value = env(name);
  if (value === undefined || value.trim() === '') {
    throw new Error(`${name} is missing: set it in playground/.env or in the environment.`);
  }
  return value;
}

/** Reads the comma-separated keys which sign the session cookies. */
export function requiredAppKeys(env: Env): string[] {
  const keys = (env.array('APP_KEYS') ?? []).filter((key) => key.trim() !== '');
  if (keys.length === 0) {
    throw new Error('APP_KEYS is missing: set it in playground/.env or in the environment.');
  }
  return keys;
}
