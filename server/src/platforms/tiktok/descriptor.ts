import type {
  Account,
  ConnectorDescriptor,
  FormatTable,
  OAuthDescriptor,
  PlatformDescriptor,
} from '../contract';

import { TIKTOK_BASE_URLS } from './base-urls';
import { MAX_VIDEO_MS, POST_RULES } from './media-rules';
import { tiktokOptionsSchema } from './options';
import { countTikTokUnits, MAX_CAPTION_UNITS } from './text';
import { traitsOf } from './traits';

// Sources of this folder's comments, by key, all checked 2026-11-22 (under https://developers.tiktok.com/doc):
// WEB    login-kit-web
// DESK   login-kit-desktop
// TOKEN  oauth-user-access-token-management, and its newer parts oauth-get-a-user-access-token,
//        oauth-refresh-a-user-access-token, oauth-revoke-a-user-access-token (2026-11-02)
// SCOPES tiktok-api-scopes
// USER   tiktok-api-v2-get-user-info
// ERR    tiktok-api-v2-error-handling
// POST   content-posting-api-reference-direct-post
// PHOTO  content-posting-api-reference-photo-post
// INBOX  content-posting-api-reference-upload-video
// CREATOR content-posting-api-reference-query-creator-info
// STATUS content-posting-api-reference-get-video-status
// TRANSFER, MEDIA content-posting-api-media-transfer-guide
// QUERY, LIST tiktok-api-v2-video-query, tiktok-api-v2-video-list
// RATE   tiktok-api-v2-rate-limit
// RULES  content-sharing-guidelines

const HOUR_S = 60 * 60;

export const TIKTOK_OAUTH: OAuthDescriptor = {
  authorize: { base: 'web', path: '/v2/auth/authorize/' },
  token: { base: 'api', path: '/v2/oauth/token/', method: 'POST' },
  revoke: { base: 'api', path: '/v2/oauth/revoke/', tokens: ['access'] },
  clientIdParam: 'client_key',
  clientAuth: 'body',
  // SCOPES: each has to pass TikTok's review, and asking for more shows an error page. That is why
  // user.info.profile (the user name) is not among them. People can untick all but the first.
  scopes: [
    { name: 'user.info.basic', isNeeded: true, without: 'we cannot tell which account it is' },
    { name: 'video.publish', isNeeded: true, without: 'nothing can be posted' },
    {
      name: 'video.upload',
      isNeeded: false,
      without: 'posts cannot be sent to the inbox to be finished in the app',
    },
    {
      name: 'video.list',
      isNeeded: false,
      without: 'we cannot look whether a post arrived, and posts have no figures',
    },
  ],
  scopeSeparator: ',',
  grantedScopePattern: /[\s,]+/,
  // DESK: the desktop kind of app has PKCE with the hash in hex, WEB: the web kind has none.
  pkce: 'S256-hex-loopback',
  // Not documented; five minutes are what people report.
  codeLifetimeS: 5 * 60,
  longLived: null,
  // TOKEN: each refresh answers another refresh token. Half an hour is more than a post takes.
  refresh: { kind: 'refresh_token', rotating: true, aheadS: HOUR_S / 2 },
  // TOKEN: two hours (24 before 2026-11-02); the answer says it.
  defaultLifetimeS: 2 * HOUR_S,
  // WEB: shows the consent also to people who gave it before, so that they can tick what is missing.
  extraAuthorizeParams: { disable_auto_auth: '1' },
  deniedErrors: ['access_denied'],
  // WEB: https; DESK: localhost or 127.0.0.1.
  redirect: { http: 'loopback', refusedHosts: [] },
};

export const tiktokConnectorDescriptor: ConnectorDescriptor = {
  id: 'tiktok',
  label: 'TikTok',
  baseUrls: TIKTOK_BASE_URLS,
  // The version is part of every path.
  apiVersion: null,
  methods: [
    {
      id: 'default',
      label: 'Profile',
      kind: 'oauth2',
      oauth: TIKTOK_OAUTH,
      app: 'tiktok',
      registersApp: false,
      hasChoice: false,
    },
  ],
  // The user name needs a scope that we do not ask for: the handle is the display name.
  handlePrefix: '',
  serviceBase: null,
};

/** Videos as long as TikTok allows this account (CREATOR: 3, 5 or 10 minutes). */
const formatsFor = (account: Account): FormatTable => {
  const ofAccountMs = (traitsOf(account).maxVideoDurationS ?? Infinity) * 1000;
  const durationMs = { ...POST_RULES.video.durationMs, max: Math.min(MAX_VIDEO_MS, ofAccountMs) };
  return { feed: { ...POST_RULES, video: { ...POST_RULES.video, durationMs } } };
};

export const tiktokDescriptor: PlatformDescriptor = {
  ...tiktokConnectorDescriptor,
  text: {
    // POST: of a video. Photos take more (PHOTO), see the adapter's check.
    limit: MAX_CAPTION_UNITS,
    count: countTikTokUnits,
    unit: 'characters',
    // No number is documented.
    hashtags: 5,
  },
  formats: { feed: POST_RULES },
  cardImage: null,
  // No parameter takes one (POST, PHOTO).
  maxAltTextLength: 0,
  linkStyle: 'none',
  options: tiktokOptionsSchema,
  metrics: ['videoViews', 'likes', 'comments', 'shares'],
  // QUERY
  metricsBatch: 20,
  // The publish id answers for certain; "absent" is only said of what TikTok says it has not.
  settlingMs: [5_000, 15_000, 60_000],
  quotas: [
    {
      // POST, PHOTO, INBOX, RATE: each post is begun once.
      id: 'begun-posts',
      label: 'posts begun in a minute',
      scope: 'account',
      limit: 6,
      windowMs: 60_000,
      window: 'rolling',
      takes: 'post',
    },
    {
      // RULES: "about 15", and other apps of the account share it. Of drafts five may wait.
      id: 'posts',
      label: 'posts in 24 hours',
      scope: 'account',
      limit: 15,
      windowMs: 24 * HOUR_S * 1000,
      window: 'rolling',
      takes: 'post',
    },
  ],
  rulesFor: ({ account }) => ({ ...tiktokDescriptor, formats: formatsFor(account) }),
};
