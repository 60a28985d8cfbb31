import type {
  ConnectorDescriptor,
  ImageRules,
  PlatformDescriptor,
  QuotaRule,
  VideoRules,
} from '../contract';
import { blueskyOptionsSchema } from './options';
import { POINTS_PER_POST } from './rate-limit';
import { countText, MAX_TEXT_COUNT } from './text';

/** Where Bluesky answers when the operator and the account say nothing else. */
export const DEFAULT_SERVICE_URL = 'https://bsky.social';
export const DEFAULT_WEB_URL = 'https://bsky.app';
/** Takes videos and makes them ready before the post is out (docs/tutorials/video). */
export const DEFAULT_VIDEO_URL = 'https://video.bsky.app';

/** app.bsky.embed.images takes four (five are refused): checked on a PDS, 2026-11-22. */
export const MAX_IMAGES_IN_GRID = 4;

/** app.bsky.embed.gallery takes 20, its clients aim at 10: atproto PR 4827, checked 2026-11-22. */
const MAX_IMAGES = 10;

/**
 * New servers take images of 2,000,000 bytes (https://github.com/bluesky-social/atproto/pull/4823,
 * 2026-04-08), older self-hosted ones refuse more than 1,000,000, and a card's thumb stays at
 * 1,000,000 everywhere. 976,000 passes all of them. No pixel limit is documented; the web app
 * shows nothing larger than 2000 pixels. Checked 2026-11-22.
 */
const IMAGE_RULES: ImageRules = {
  mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
  maxBytes: 976_000,
  maxPixels: 4_000_000,
  maxSide: 2000,
};

const VIDEO_RULES: VideoRules = {
  // app/bsky/embed/video.json: MP4 only, 300 MB (older servers 100 MB, and a self-hosted server's
  // own upload limit comes first), checked 2026-11-22.
  mimeTypes: ['video/mp4'],
  maxBytes: 300_000_000,
  // No list is documented: the service transcodes, and says so when it cannot.
  videoCodecs: ['avc', 'hevc', 'vp9', 'av1'],
  audioCodecs: ['aac', 'mp3', 'opus'],
  // Ten minutes since 2026-09 (https://bsky.app/profile/bsky.app/post/3mtwf7gxkwc2r, as told in
  // https://github.com/williamsdb/php2Bluesky/issues/40); no least length is documented.
  durationMs: { min: 1, max: 10 * 60_000 },
};

/** What must be known to connect an account on Bluesky or any other AT Protocol server. */
export const blueskyConnectorDescriptor: ConnectorDescriptor = {
  id: 'bluesky',
  label: 'Bluesky',
  baseUrls: { service: DEFAULT_SERVICE_URL, web: DEFAULT_WEB_URL, video: DEFAULT_VIDEO_URL },
  apiVersion: null,
  methods: [
    {
      id: 'default',
      label: 'Profile',
      kind: 'app_password',
      passwordPage: { base: 'web', path: '/settings/app-passwords' },
    },
  ],
  handlePrefix: '@',
  serviceBase: 'service',
};

/**
 * https://docs.bsky.app/docs/advanced-guides/rate-limits, checked 2026-11-22: 5,000 points in an
 * hour and 35,000 in a day. A created record is charged three; a put is charged two (verified on a
 * PDS), but three leave room for the gates that may follow a post.
 */
const HOUR_MS = 60 * 60_000;

const BLUESKY_QUOTAS: readonly QuotaRule[] = [
  {
    id: 'posts',
    label: 'posts in an hour',
    scope: 'account',
    limit: Math.floor(5_000 / POINTS_PER_POST),
    windowMs: HOUR_MS,
    window: 'rolling',
    takes: 'part',
    // A point for the record and one for each of two gates: what a post is reckoned with.
    countsRemovals: true,
  },
  {
    id: 'daily-posts',
    label: 'posts in 24 hours',
    scope: 'account',
    limit: Math.floor(35_000 / POINTS_PER_POST),
    windowMs: 24 * HOUR_MS,
    window: 'rolling',
    takes: 'part',
    countsRemovals: true,
  },
];

/** What is true of Bluesky. */
export const blueskyDescriptor: PlatformDescriptor = {
  ...blueskyConnectorDescriptor,
  text: { limit: MAX_TEXT_COUNT, count: countText, unit: 'graphemes', hashtags: 3 },
  formats: {
    feed: {
      label: 'Post',
      hasText: true,
      // Our own bound: the network names none.
      maxParts: 25,
      files: { min: 0, max: MAX_IMAGES },
      mixesKinds: false,
      image: { ...IMAGE_RULES, maxCount: MAX_IMAGES, transfer: 'bytes' },
      // A GIF as an image embed shows its first frame only, and the video service takes MP4 only.
      // An MP4 can be shown like a GIF: see the option `videoPresentation`.
      gif: null,
      video: { ...VIDEO_RULES, maxCount: 1, transfer: 'bytes' },
      document: null,
    },
  },
  cardImage: IMAGE_RULES,
  // The lexicon has no limit; the web app offers 2000 graphemes.
  maxAltTextLength: 2000,
  linkStyle: 'card',
  options: blueskyOptionsSchema,
  // app/bsky/feed/getPosts.json counts these; nobody counts views (checked 2026-11-22).
  metrics: ['likes', 'comments', 'shares', 'quotes', 'saves'],
  // At most 25 URIs a call: app/bsky/feed/getPosts.json, checked 2026-11-22.
  metricsBatch: 25,
  // The PDS is authoritative: its first answer about a record is final (getRecord).
  settlingMs: [],
  quotas: BLUESKY_QUOTAS,
};
