import type { ConnectorDescriptor, OAuthDescriptor } from '../contract';

// Sources of this folder's comments, by key, all checked 2026-11-22 (under https://developers.facebook.com):
// OV   docs/threads/overview
// AT   documentation/threads/get-started/get-access-tokens-and-permissions
// GS   documentation/threads/get-started
// LL   docs/threads/get-started/long-lived-tokens
// DBG  docs/threads/troubleshooting/debug-access-token
// PROF docs/threads/threads-profiles
// REP  documentation/threads/retrieve-and-manage-replies/create-replies
// ERR  docs/graph-api/guides/error-handling
// RL   docs/graph-api/overview/rate-limiting
// POSTS documentation/threads/posts
// TS   documentation/threads/troubleshooting

const DAY_S = 86_400;

export const THREADS_BASE_URLS = {
  // AT: the older threads.net leads here.
  web: 'https://threads.com',
  // OV: graph.threads.com is the same.
  api: 'https://graph.threads.net',
} as const;

/** OV: not tied to the versions of Facebook's Graph API. */
export const THREADS_API_VERSION = 'v1.0';

export const THREADS_OAUTH: OAuthDescriptor = {
  authorize: { base: 'web', path: '/oauth/authorize' },
  // AT, LL: the token endpoints have no version.
  token: { base: 'api', path: '/oauth/access_token', method: 'POST' },
  // None is documented: people remove the app in the settings of Threads.
  revoke: null,
  clientIdParam: 'client_id',
  clientAuth: 'body',
  // GS. A scope that App Review did not grant shows an error page, so there is no more than we use.
  scopes: [
    { name: 'threads_basic', isNeeded: true, without: 'we cannot tell which account it is' },
    { name: 'threads_content_publish', isNeeded: true, without: 'nothing can be posted' },
    // REP: every part after the first is a reply to the one before.
    {
      name: 'threads_manage_replies',
      isNeeded: false,
      without: 'posts cannot have more than one part',
    },
    {
      name: 'threads_read_replies',
      isNeeded: false,
      without: 'we cannot look whether the later parts of a post arrived',
    },
    { name: 'threads_manage_insights', isNeeded: false, without: 'posts have no figures' },
  ],
  scopeSeparator: ',',
  // The token answer has no scopes (AT): they come from debug_token.
  grantedScopePattern: /[\s,]+/,
  pkce: 'none',
  codeLifetimeS: 60 * 60,
  longLived: {
    endpoint: { base: 'api', path: '/access_token' },
    grantType: 'th_exchange_token',
    tokenParam: 'access_token',
    sends: ['client_secret'],
  },
  // LL: a token that is at least a day old and not over becomes one of 60 days. No secret needed.
  refresh: {
    kind: 'self',
    exchange: {
      endpoint: { base: 'api', path: '/refresh_access_token' },
      grantType: 'th_refresh_token',
      tokenParam: 'access_token',
      sends: [],
    },
    minAgeS: DAY_S,
    aheadS: 10 * DAY_S,
  },
  defaultLifetimeS: 60 * DAY_S,
  extraAuthorizeParams: {},
  deniedErrors: ['access_denied'],
  // https://github.com/fbsamples/threads_api, README: https only, and `localhost` not at all.
  redirect: { http: 'never', refusedHosts: ['localhost'] },
};

export const threadsConnectorDescriptor: ConnectorDescriptor = {
  id: 'threads',
  label: 'Threads',
  baseUrls: THREADS_BASE_URLS,
  apiVersion: { default: THREADS_API_VERSION, sunsetAt: null },
  methods: [
    {
      id: 'default',
      label: 'Profile',
      kind: 'oauth2',
      oauth: THREADS_OAUTH,
      app: 'threads',
      registersApp: false,
      hasChoice: false,
    },
  ],
  handlePrefix: '@',
  serviceBase: null,
};
