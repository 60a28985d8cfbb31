import type { Env } from './env';

type DefinedOnly<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/**
 * Reads the platforms' credentials and addresses. A key that is not set is left out, so that the
 * plugin falls back to the platform's real address.
 */
export function platformOptions(env: Env) {
  return {
    x: definedOnly({
      clientId: env('X_CLIENT_ID'),
      clientSecret: env('X_CLIENT_SECRET'),
      baseUrls: definedOnly({ web: env('X_WEB_URL'), api: env('X_API_URL') }),
    }),
    linkedin: definedOnly({
      clientId: env('LINKEDIN_CLIENT_ID'),
      clientSecret: env('LINKEDIN_CLIENT_SECRET'),
      baseUrls: definedOnly({ web: env('LINKEDIN_WEB_URL'), api: env('LINKEDIN_API_URL') }),
    }),
    bluesky: {
      baseUrls: definedOnly({
        service: env('BLUESKY_SERVICE_URL'),
        web: env('BLUESKY_WEB_URL'),
      }),
    },
  };
}

function definedOnly<T extends object>(values: T): DefinedOnly<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as DefinedOnly<T>;
}
