import type { ConnectorDescriptor, ImageRules, PlatformDescriptor } from '../contract';
import { blueskyOptionsSchema } from './options';
import { countText, MAX_TEXT_COUNT } from './text';

/** Where Bluesky answers when the operator and the account say nothing else. */
export const DEFAULT_SERVICE_URL = 'https://bsky.social';
export const DEFAULT_WEB_URL = 'https://bsky.app';

/** Embeds take four images: app/bsky/embed/images.json (five are refused), checked 2026-11-22. */
export const MAX_IMAGES = 4;

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

/** What must be known to connect an account on Bluesky or any other AT Protocol server. */
export const blueskyConnectorDescriptor: ConnectorDescriptor = {
  id: 'bluesky',
  label: 'Bluesky',
  baseUrls: { service: DEFAULT_SERVICE_URL, web: DEFAULT_WEB_URL },
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
      // A GIF as an image embed shows its first frame only, so none are offered.
      gif: null,
      video: null,
      document: null,
    },
  },
  cardImage: IMAGE_RULES,
  // The lexicon has no limit; the web app offers 2000 graphemes.
  maxAltTextLength: 2000,
  linkStyle: 'card',
  options: blueskyOptionsSchema,
  metrics: [],
  metricsBatch: 25,
  // The PDS is authoritative: its first answer about a record is final (getRecord).
  settlingMs: [],
};
