import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountView } from './account-view';
import { ACCOUNTS } from './accounts';
import { ApiError } from './api-error';
import type { Mastodon } from './state';

export const INSTANCE_TITLE = 'Harbour Social';

const DESCRIPTION = 'A small sample server for people who live by the water.';

/** `GET /api/v2/instance` and the older `/api/v1/instance` (INSTANCE). */
export const instanceRoutes = (app: Hono<SandboxEnv>, mastodon: Mastodon): void => {
  const fault = mastodon.world.faults.on('mastodon', 'instance');
  app.get('/api/v2/instance', fault, (context) => {
    if (!mastodon.state.knobs.instanceV2) throw new ApiError(404, 'Not Found');
    return context.json(instanceV2(mastodon));
  });
  app.get('/api/v1/instance', fault, (context) => context.json(instanceV1(mastodon)));
};

export const domainOf = ({ world }: Mastodon): string => new URL(world.baseUrl()).host;

export const versionOf = ({ state }: Mastodon): string =>
  state.knobs.version ?? (state.knobs.oldServer ? '4.2.17' : '4.6.0');

/** Of files and polls: defaults of the server software. */
export const LIMITS = {
  imageBytes: 16_777_216,
  imagePixels: 33_177_600,
  videoBytes: 103_809_024,
  videoFrameRate: 120,
  videoPixels: 8_294_400,
  mimeTypes: [
    ...['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    ...['video/mp4', 'video/webm', 'video/quicktime'],
  ],
  pollOptions: 4,
  pollOptionLength: 50,
  minPollS: 300,
  maxPollS: 2_629_746,
} as const;

/** Defaults of the server software; texts, media count and alt texts are knobs. */
const configurationOf = ({ state }: Mastodon): Record<string, unknown> => {
  const { maxCharacters, maxMediaAttachments, descriptionLimit, oldServer } = state.knobs;
  const { charactersReservedPerUrl } = state.knobs;
  return {
    accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
    statuses: {
      max_characters: maxCharacters,
      max_media_attachments: maxMediaAttachments,
      characters_reserved_per_url: charactersReservedPerUrl,
    },
    media_attachments: {
      ...(oldServer || descriptionLimit === null ? {} : { description_limit: descriptionLimit }),
      image_size_limit: LIMITS.imageBytes,
      image_matrix_limit: LIMITS.imagePixels,
      video_size_limit: LIMITS.videoBytes,
      video_frame_rate_limit: LIMITS.videoFrameRate,
      video_matrix_limit: LIMITS.videoPixels,
      supported_mime_types: LIMITS.mimeTypes,
    },
    polls: {
      max_options: LIMITS.pollOptions,
      max_characters_per_option: LIMITS.pollOptionLength,
      min_expiration: LIMITS.minPollS,
      max_expiration: LIMITS.maxPollS,
    },
  };
};

const contactOf = (mastodon: Mastodon): Record<string, unknown> | null => {
  const [contact] = ACCOUNTS;
  return contact ? accountView(mastodon, contact) : null;
};

const instanceV2 = (mastodon: Mastodon): Record<string, unknown> => ({
  domain: domainOf(mastodon),
  title: INSTANCE_TITLE,
  version: versionOf(mastodon),
  source_url: 'https://github.com/mastodon/mastodon',
  description: DESCRIPTION,
  usage: { users: { active_month: ACCOUNTS.length } },
  languages: ['en'],
  configuration: {
    urls: { streaming: mastodon.world.baseUrl().replace(/^http/, 'ws') },
    ...configurationOf(mastodon),
    translation: { enabled: false },
  },
  registrations: { enabled: false, approval_required: false, message: null, url: null },
  ...(mastodon.state.knobs.oldServer ? {} : { api_versions: { mastodon: 8 } }),
  contact: { email: 'admin@harbour.example', account: contactOf(mastodon) },
  rules: [],
});

const instanceV1 = (mastodon: Mastodon): Record<string, unknown> => ({
  uri: domainOf(mastodon),
  title: INSTANCE_TITLE,
  short_description: DESCRIPTION,
  description: DESCRIPTION,
  email: 'admin@harbour.example',
  version: versionOf(mastodon),
  urls: { streaming_api: mastodon.world.baseUrl().replace(/^http/, 'ws') },
  stats: {
    user_count: ACCOUNTS.length,
    status_count: mastodon.state.statuses.filter(({ isDeleted }) => !isDeleted).length,
    domain_count: 1,
  },
  languages: ['en'],
  registrations: false,
  approval_required: false,
  invites_enabled: false,
  configuration: configurationOf(mastodon),
  ...(mastodon.state.knobs.forkLimits
    ? { max_toot_chars: mastodon.state.knobs.maxCharacters }
    : {}),
  contact_account: contactOf(mastodon),
  rules: [],
});
