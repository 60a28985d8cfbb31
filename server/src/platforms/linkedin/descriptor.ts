import type { ImageRules, OAuthDescriptor, PlatformDescriptor } from '../contract';
import { countLittleText, MAX_COMMENTARY_LENGTH } from './text';

// Sources of this folder's comments, by key, all checked 2026-11-22 (LM = https://learn.microsoft.com/en-us/linkedin):
// AUTH  LM/shared/authentication/authorization-code-flow
// REFR  LM/shared/authentication/programmatic-refresh-tokens
// SHARE LM/consumer/integrations/self-serve/share-on-linkedin
// OIDC  LM/consumer/integrations/self-serve/sign-in-with-linkedin-v2
// MIGR  LM/marketing/integrations/migrations
// POSTS LM/marketing/community-management/shares/posts-api
// IMG   LM/marketing/community-management/shares/images-api
// MULTI LM/marketing/community-management/shares/multiimage-post-api
// LTF   LM/marketing/community-management/shares/little-text-format
// UGC   LM/marketing/community-management/shares/ugc-post-api
// VERS  LM/marketing/versioning
// RATE  LM/shared/api-guide/concepts/rate-limits
// ERR   LM/shared/api-guide/concepts/error-handling

/** POSTS: `altText` takes at most 4086 characters. */
export const MAX_ALT_TEXT_LENGTH = 4086;

/** MULTI: 2 to 20 images. */
export const MAX_IMAGES = 20;

export const DEFAULT_BASE_URLS = {
  web: 'https://www.linkedin.com',
  api: 'https://api.linkedin.com',
} as const;

/** MIGR: the newest confirmed version. */
export const DEFAULT_API_VERSION = '202609';

export const linkedInOAuth: OAuthDescriptor = {
  authorize: { base: 'web', path: '/oauth/v2/authorization' },
  token: { base: 'web', path: '/oauth/v2/accessToken' },
  revoke: { base: 'web', path: '/oauth/v2/revoke' },
  // SHARE and OIDC: what the self-serve products give. A consent with other scopes invalidates
  // earlier tokens (AUTH), so the full set is always asked for.
  scopes: ['openid', 'profile', 'email', 'w_member_social'],
  scopeSeparator: ' ',
  // Seen both comma- and space-separated.
  grantedScopePattern: /[ ,]+/,
  // PKCE is no part of the web flow.
  pkce: 'none',
  // AUTH: the secret travels in the body, no Basic header.
  clientAuth: 'body',
  codeLifetimeS: 30 * 60,
  // REFR: 365 days from consent, not rotated. Member apps get no refresh token at all.
  refresh: 'fixed',
  extraAuthorizeParams: {},
  deniedErrors: ['user_cancelled_login', 'user_cancelled_authorize'],
  refusedRedirectHosts: [],
};

const image: ImageRules = {
  // IMG: JPG, PNG, GIF; WEBP and HEIC have to be converted.
  mimeTypes: ['image/jpeg', 'image/png', 'image/gif'],
  // Not published; clients keep to 8 to 10 MB.
  maxBytes: 8_000_000,
  // IMG: fewer than 36,152,320 pixels.
  maxPixels: 36_152_319,
  // Not published; what https://github.com/gitroomhq/postiz-app sends.
  maxSide: 6000,
};

export const linkedInDescriptor: PlatformDescriptor = {
  id: 'linkedin',
  label: 'LinkedIn',
  baseUrls: DEFAULT_BASE_URLS,
  // MIGR: the day on which this version is switched off.
  apiVersion: { default: DEFAULT_API_VERSION, sunsetAt: '2027-09-15' },
  connect: { kind: 'oauth2', oauth: linkedInOAuth },
  text: {
    limit: MAX_COMMENTARY_LENGTH,
    count: countLittleText,
    unit: 'characters',
    // No documented rule; three to five is what guides for LinkedIn writers agree on.
    hashtags: 5,
  },
  media: {
    // One GIF is one image (IMG); whether several may animate in one post is not documented.
    maxCount: { image: MAX_IMAGES, gif: 1, video: 0 },
    image,
    // LinkedIn does not scrape: the card's picture is an image of our own (POSTS).
    cardImage: { ...image, mimeTypes: ['image/jpeg', 'image/png'] },
    maxAltTextLength: MAX_ALT_TEXT_LENGTH,
  },
  handlePrefix: '',
  linkStyle: 'card',
  // Our own rhythm: the list of posts is asked again about 5, 20 and 60 s after the first look.
  settlingMs: [5_000, 15_000, 40_000],
};
