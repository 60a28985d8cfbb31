import { z } from 'zod';

import type { Account, JsonValue } from '../contract';

/** What a server says of itself, or Mastodon's own numbers where it says nothing (INSTANCE). */
export interface InstanceLimits {
  maxCharacters: number;
  /** What a link counts, whatever its length. */
  urlLength: number;
  maxMedia: number;
  maxAltText: number;
  imageBytes: number;
  imagePixels: number;
  videoBytes: number;
  videoPixels: number;
  videoFrameRate: number;
  mimeTypes: string[];
  maxPollOptions: number;
  maxPollOptionLength: number;
  minPollS: number;
  maxPollS: number;
}

const MIB = 1024 * 1024;

/** INSTANCE, "Defaults if a key is missing"; app/models/media_attachment.rb and poll validators (CODE). */
export const DEFAULT_LIMITS: InstanceLimits = {
  maxCharacters: 500,
  urlLength: 23,
  maxMedia: 4,
  maxAltText: 1500,
  imageBytes: 16 * MIB,
  imagePixels: 33_177_600,
  videoBytes: 99 * MIB,
  videoPixels: 8_294_400,
  videoFrameRate: 120,
  mimeTypes: [
    ...['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    ...['video/mp4', 'video/webm', 'video/quicktime'],
  ],
  maxPollOptions: 4,
  maxPollOptionLength: 50,
  minPollS: 300,
  maxPollS: 2_629_746,
};

/** Beyond this a number is a mistake, not a limit. */
const count = z.int().min(1).max(1e12).optional().catch(undefined);

const instanceSchema = z.object({
  version: z.string().catch(''),
  // Forks have it at the top level of v1 (INSTANCE).
  max_toot_chars: count,
  configuration: z
    .object({
      statuses: z
        .object({
          max_characters: count,
          max_media_attachments: count,
          characters_reserved_per_url: count,
        })
        .catch({}),
      media_attachments: z
        .object({
          description_limit: count,
          image_size_limit: count,
          image_matrix_limit: count,
          video_size_limit: count,
          video_matrix_limit: count,
          video_frame_rate_limit: count,
          supported_mime_types: z.array(z.string()).catch([]),
        })
        .catch({ supported_mime_types: [] }),
      polls: z
        .object({
          max_options: count,
          max_characters_per_option: count,
          min_expiration: count,
          max_expiration: count,
        })
        .catch({}),
    })
    .catch({ statuses: {}, media_attachments: { supported_mime_types: [] }, polls: {} }),
});

type InstanceAnswer = z.output<typeof instanceSchema>;

/** What is kept with an account of its server; null when the answer is not that of an instance. */
export const traitsOf = (answer: unknown): Record<string, JsonValue> | null => {
  const parsed = instanceSchema.safeParse(answer);
  if (!parsed.success) return null;
  const { version } = parsed.data;
  const told = Object.entries(toldLimits(parsed.data)).filter(
    (entry): entry is [string, number | string[]] => entry[1] !== undefined
  );
  return { version, keepsKeys: keepsKeys(version), ...Object.fromEntries(told) };
};

const toldLimits = ({ max_toot_chars, configuration }: InstanceAnswer): Partial<InstanceLimits> => {
  const { statuses, media_attachments: media, polls } = configuration;
  const types = media.supported_mime_types;
  return {
    maxCharacters: statuses.max_characters ?? max_toot_chars,
    urlLength: statuses.characters_reserved_per_url,
    maxMedia: statuses.max_media_attachments,
    maxAltText: media.description_limit,
    imageBytes: media.image_size_limit,
    imagePixels: media.image_matrix_limit,
    videoBytes: media.video_size_limit,
    videoPixels: media.video_matrix_limit,
    videoFrameRate: media.video_frame_rate_limit,
    mimeTypes: types.length > 0 ? types : undefined,
    maxPollOptions: polls.max_options,
    maxPollOptionLength: polls.max_characters_per_option,
    minPollS: polls.min_expiration,
    maxPollS: polls.max_expiration,
  };
};

/**
 * Whether it is Mastodon itself, or a fork, which knows an Idempotency-Key again for an hour.
 * Compatible servers call themselves "2.8.0 (compatible; …)", "4.0.0 (not true; really snac/2.75)"
 * or 0.x, and may take no notice of the key (SNAC; superseriousbusiness/gotosocial#2723).
 */
const keepsKeys = (version: string): boolean =>
  /^(?:[2-9]|\d{2,})\.\d+\.\d+[-+.\w]*$/.test(version);

const limit = z.number().positive();

const traitsSchema = z.object({
  keepsKeys: z.boolean().catch(false),
  maxCharacters: limit.catch(DEFAULT_LIMITS.maxCharacters),
  urlLength: limit.max(1000).catch(DEFAULT_LIMITS.urlLength),
  maxMedia: limit.catch(DEFAULT_LIMITS.maxMedia),
  maxAltText: limit.catch(DEFAULT_LIMITS.maxAltText),
  imageBytes: limit.catch(DEFAULT_LIMITS.imageBytes),
  imagePixels: limit.catch(DEFAULT_LIMITS.imagePixels),
  videoBytes: limit.catch(DEFAULT_LIMITS.videoBytes),
  videoPixels: limit.catch(DEFAULT_LIMITS.videoPixels),
  videoFrameRate: limit.catch(DEFAULT_LIMITS.videoFrameRate),
  mimeTypes: z.array(z.string()).catch(DEFAULT_LIMITS.mimeTypes),
  maxPollOptions: limit.catch(DEFAULT_LIMITS.maxPollOptions),
  maxPollOptionLength: limit.catch(DEFAULT_LIMITS.maxPollOptionLength),
  minPollS: limit.catch(DEFAULT_LIMITS.minPollS),
  maxPollS: limit.catch(DEFAULT_LIMITS.maxPollS),
});

/** The limits of an account's own server, as far as it told them. */
export const limitsOf = ({ traits }: Pick<Account, 'traits'>): InstanceLimits =>
  traitsSchema.parse(traits ?? {});

/** Whether repeating a request with its Idempotency-Key answers the first post again. */
export const honoursKeys = ({ traits }: Pick<Account, 'traits'>): boolean =>
  traitsSchema.parse(traits ?? {}).keepsKeys;
