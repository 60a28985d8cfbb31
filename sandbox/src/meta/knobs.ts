import { z } from 'zod';

/** Versions that answered on 2026-11-22 (developers.facebook.com/docs/graph-api/changelog/versions). */
const LIVE_VERSIONS = ['v21.0', 'v22.0', 'v23.0', 'v24.0', 'v25.0', 'v26.0'];

/** Knobs that Facebook and Instagram share. */
export const metaKnobs = {
  /**
   * Oldest first. Older ones are served by the first of these; a fixed list, so that a clock moved
   * forward does not retire the API.
   */
  liveVersions: z
    .array(z.string().regex(/^v\d+\.\d+$/))
    .min(1)
    .default(LIVE_VERSIONS),
  /**
   * Redirect URIs over plain http: for this machine only, or never. Meta wants https, apart from
   * localhost for an app in development.
   */
  httpRedirects: z.enum(['loopback', 'never']).default('loopback'),
  /** Permissions that the app has not been given; asking for one shows an error page. */
  unavailableScopes: z.array(z.string()).default([]),
  /** Calls per app and rolling hour; beyond them code 4. */
  callsPerHour: z.int().min(1).default(20_000),
  /** Every call is answered with code 1 or 2 (HTTP 500); null: the platform is well. */
  outage: z
    .union([z.literal(1), z.literal(2)])
    .nullable()
    .default(null),
};

export type MetaKnobs = z.infer<z.ZodObject<typeof metaKnobs>>;
