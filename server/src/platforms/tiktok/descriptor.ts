import type { ConnectorDescriptor, OAuthDescriptor } from '../contract';

// Sources of this folder's comments, by key, all checked 2026-11-22 (under https://developers.tiktok.com/doc):
// WEB    login-kit-web
// DESK   login-kit-desktop
// TOKEN  oauth-user-access-token-management, and its newer parts oauth-get-a-user-access-token,
//        oauth-refresh-a-user-access-token, oauth-revoke-a-user-access-token (2026-11-02)
// SCOPES tiktok-api-scopes
// USER   tiktok-api-v2-get-user-info
// ERR    tiktok-api-v2-error-handling
// POST   content-posting-api-reference-direct-post and its neighbours
// RULES  content-sharing-guidelines

const HOUR_S = 60 * 60;

export const TIKTOK_BASE_URLS = {
  web: 'https://www.tiktok.com',
  api: 'https://open.tiktokapis.com',
} as const;

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
