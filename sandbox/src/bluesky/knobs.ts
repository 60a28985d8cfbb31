import { z } from 'zod';

/** What the `configure` action may tune. */
export const knobsSchema = z.strictObject({
  /**
   * Upload limit of the PDS: 5 MB is the self-hosted default, bsky.network allows 50 MB
   * (platforms/bluesky.md §3.1, checked 2026-11-22).
   */
  blobMaxBytes: z.int().min(1),
  /**
   * Limit of one image of a post, checked when the record is written: 1,000,000 on older servers,
   * 2,000,000 since 2026-04-08 (platforms/bluesky.md §3, checked 2026-11-22).
   */
  imageMaxBytes: z.int().min(1),
  /** How long a blob that no record uses is kept; the real time is not documented. */
  unreferencedBlobLifetimeMs: z.int().min(0),
  /** How far the feed, `getPosts` and `getProfile` lag behind the repository. */
  indexingLagMs: z.int().min(0),
  /** Newer servers name the error `HandleNotFound`, older ones `InvalidRequest`. */
  unresolvedHandleError: z.enum(['HandleNotFound', 'InvalidRequest']),
  /** `didDoc` is optional in session answers. */
  withDidDoc: z.boolean(),
  rateLimitsEnabled: z.boolean(),
  writePointsPerHour: z.int().min(1),
  writePointsPerDay: z.int().min(1),
  requestsPerFiveMinutes: z.int().min(1),
  signInsPerFiveMinutes: z.int().min(1),
  signInsPerDay: z.int().min(1),
  uploadsPerDay: z.int().min(1),
  /** How long the video service works on a file. */
  videoProcessingMs: z.int().min(0),
  /** Every video ends this way (app/bsky/video/defs.json, checked 2026-11-22); null: it works. */
  videoFailure: z
    .enum([
      'validation_failure',
      'encoding_failure',
      'pds_upload_failure',
      'pds_upload_unsupported_blob_size',
      'generic_failure',
    ])
    .nullable(),
  /** The service does not accept the tokens of this server, as happens to self-hosted ones. */
  videoServiceRefuses: z.boolean(),
  /** Jobs come inside `jobStatus`; both forms are seen (docs/tutorials/video). */
  videoAnswersWrapped: z.boolean(),
  /** The real numbers are not documented. */
  videosPerDay: z.int().min(0),
  videoBytesPerDay: z.int().min(0),
});

export type Knobs = z.infer<typeof knobsSchema>;

/** Limits: platforms/bluesky.md §8 (checked 2026-11-22). The strictest server known is the default. */
export const DEFAULT_KNOBS: Readonly<Knobs> = {
  blobMaxBytes: 5 * 1024 * 1024,
  imageMaxBytes: 1_000_000,
  unreferencedBlobLifetimeMs: 6 * 60 * 60 * 1000,
  indexingLagMs: 0,
  unresolvedHandleError: 'HandleNotFound',
  withDidDoc: true,
  rateLimitsEnabled: true,
  writePointsPerHour: 5000,
  writePointsPerDay: 35_000,
  requestsPerFiveMinutes: 3000,
  signInsPerFiveMinutes: 30,
  signInsPerDay: 300,
  uploadsPerDay: 1000,
  videoProcessingMs: 3000,
  videoFailure: null,
  videoServiceRefuses: false,
  videoAnswersWrapped: true,
  videosPerDay: 25,
  videoBytesPerDay: 10_000_000_000,
};
