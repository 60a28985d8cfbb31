import type { ConnectorDescriptor, OAuthDescriptor, PlatformDescriptor } from '../contract';

import { threadsFormats, threadsText } from './formats';
import { threadsOptionsSchema } from './options';

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
// PUB  documentation/threads/reference/publishing
// USER documentation/threads/reference/user
// RET  documentation/threads/retrieve-and-discover-posts/retrieve-posts
// INS  docs/threads/insights
// DEL  docs/threads/posts/delete-posts
// A11Y documentation/threads/posts/accessibility
// and, under https://github.com: PM fbsamples/threads_api (the Postman collection), I70 its issue 70,
// M15 jeonghwanko/mimi-seed-sdk pull 15, P1441 gitroomhq/postiz-app issue 1441, P2047 its pull 2047.

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
      without: 'posts cannot have more than one part, a first comment or a choice of who replies',
    },
    {
      name: 'threads_read_replies',
      isNeeded: false,
      without: 'we cannot look whether the later parts of a post arrived',
    },
    { name: 'threads_manage_insights', isNeeded: false, without: 'posts have no figures' },
    { name: 'threads_delete', isNeeded: false, without: 'posts cannot be taken away from here' },
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

export const threadsDescriptor: PlatformDescriptor = {
  ...threadsConnectorDescriptor,
  text: threadsText,
  formats: threadsFormats,
  // Threads makes the card itself.
  cardImage: null,
  // A11Y.
  maxAltTextLength: 1000,
  linkStyle: 'attached',
  options: threadsOptionsSchema,
  // INS: views, likes, replies, reposts with shares, quotes.
  metrics: ['impressions', 'likes', 'comments', 'shares', 'quotes'],
  // INS knows one post a call; our own bound for what one run asks.
  metricsBatch: 20,
  // Looks at about 10 and 45 s: a container that says FINISHED half a minute after the call (TS)
  // was not published.
  settlingMs: [10_000, 35_000],
  quotas: [
    {
      // OV, TS. Replies, as the further parts of a thread are, have a thousand of their own.
      id: 'posts',
      label: 'posts in 24 hours',
      scope: 'account',
      limit: 250,
      windowMs: DAY_S * 1000,
      window: 'rolling',
      takes: 'post',
    },
    {
      // OV, DEL.
      id: 'removals',
      label: 'removals in 24 hours',
      scope: 'account',
      limit: 100,
      windowMs: DAY_S * 1000,
      window: 'rolling',
      takes: 'removal',
    },
  ],
  // POSTS: the first tag in a text loses its sign and becomes the topic, unless one is named.
  topicOption: 'topicTag',
};
