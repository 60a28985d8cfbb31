import type {
  Account,
  FormatRules,
  ImageRules,
  InPart,
  PostRules,
  Range,
  RulesOwner,
  VideoRules,
} from '../contract';

import { countXCharacters } from './text';
import { MAX_UPLOAD_BYTES } from './upload-size';

const MINUTE_MS = 60_000;

// https://docs.x.com/x-api/media/quickstart/best-practices, checked 2026-11-22.
const IMAGE: InPart<ImageRules> = {
  maxCount: 4,
  transfer: 'bytes',
  mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
  // The documented limit is 5 MB, but PNGs close to it have been refused at post time.
  maxBytes: 4_500_000,
  // X documents no pixel limit for images; 4096 is the largest rendition it serves.
  maxPixels: 4096 * 4096,
  maxSide: 4096,
};

/** The same page: 15 MB, 1280 × 1080. Its 350 frames only X itself can count. */
export const GIF_SIZE = { width: 1280, height: 1080 } as const;

const GIF: InPart<ImageRules> = {
  maxCount: 1,
  transfer: 'bytes',
  mimeTypes: ['image/gif'],
  maxBytes: 15_000_000,
  maxPixels: GIF_SIZE.width * GIF_SIZE.height,
  maxSide: GIF_SIZE.width,
};

interface VideoAllowance {
  longestMs: number;
  /** Pixels, whichever way the video is turned. */
  longSide: number;
  shortSide: number;
}

// Durations: https://docs.x.com/x-api/media/quickstart/media-upload-chunked (since 2026-09-01),
// sizes: …/best-practices, where Premium's 1080p is what is seen to be accepted; 2026-11-22.
const ORDINARY: VideoAllowance = { longestMs: 20 * MINUTE_MS, longSide: 1280, shortSide: 1024 };
const LONGER: VideoAllowance = { longestMs: 125 * MINUTE_MS, longSide: 1920, shortSide: 1080 };

const SHORTEST_MS = 500;
const VIDEO_RATIO: Range = { min: 1 / 3, max: 3 };

// The API's list of types also has WebM, but it cannot hold the H.264 that is asked for.
const videoRules = (allowed: VideoAllowance): InPart<VideoRules> => ({
  maxCount: 1,
  transfer: 'bytes',
  mimeTypes: ['video/mp4', 'video/quicktime'],
  maxBytes: MAX_UPLOAD_BYTES,
  videoCodecs: ['avc'],
  audioCodecs: ['aac'],
  durationMs: { min: SHORTEST_MS, max: allowed.longestMs },
  minSide: 32,
  maxSide: allowed.longSide,
  ratio: VIDEO_RATIO,
  frameRate: { min: 0, max: 60 },
});

const feed = (video: InPart<VideoRules>): FormatRules => ({
  label: 'Post',
  hasText: true,
  // Our own bound: X names none.
  maxParts: 25,
  files: { min: 0, max: 4 },
  mixesKinds: false,
  image: IMAGE,
  gif: GIF,
  video,
  document: null,
});

// Ordinary accounts, and Premium (https://docs.x.com/changelog, 2024-08-20; checked 2026-11-22).
const TEXT_LIMIT = 280;
const PREMIUM_TEXT_LIMIT = 25_000;

const rules = (textLimit: number, video: VideoAllowance): PostRules => ({
  text: { limit: textLimit, count: countXCharacters, unit: 'characters', hashtags: 2 },
  formats: { feed: feed(videoRules(video)) },
  cardImage: null,
  // https://docs.x.com/openapi.json, POST /2/media/metadata; checked 2026-11-22.
  maxAltTextLength: 1000,
});

/** What holds for an account of which X said nothing special. */
export const ORDINARY_RULES = rules(TEXT_LIMIT, ORDINARY);

/** Names under which the connector keeps what GET /2/users/me said. */
export const SUBSCRIPTION_TRAIT = 'subscriptionType';
export const VERIFICATION_TRAIT = 'verifiedType';

const PREMIUM: readonly unknown[] = ['Premium', 'PremiumPlus'];

/** Long texts come with a Premium subscription; "Basic" is not documented to have them. */
const isPremium = ({ traits }: Account): boolean => PREMIUM.includes(traits?.[SUBSCRIPTION_TRAIT]);

/** Long videos: "Premium or verified". */
const hasLongVideos = (account: Account): boolean => {
  const verified = account.traits?.[VERIFICATION_TRAIT];
  return isPremium(account) || (typeof verified === 'string' && verified !== 'none');
};

export const rulesFor = ({ account }: RulesOwner): PostRules => {
  const textLimit = isPremium(account) ? PREMIUM_TEXT_LIMIT : TEXT_LIMIT;
  return rules(textLimit, videoAllowance(account));
};

export const videoAllowance = (account: Account): VideoAllowance =>
  hasLongVideos(account) ? LONGER : ORDINARY;
