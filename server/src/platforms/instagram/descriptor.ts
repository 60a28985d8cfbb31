import type { ConnectorDescriptor, OAuthDescriptor } from '../contract';
import { facebookLogin, LONG_LIVED_S, RENEWABLE_AFTER_S, RENEWED_AHEAD_S } from '../meta';

// Sources, all checked 2026-11-22 (DEV = https://developers.facebook.com, IG = DEV/…/instagram-platform):
// VER DEV/docs/graph-api/changelog/versions
// BL  IG/instagram-api-with-instagram-login/business-login
// OA  IG/reference/oauth-authorize
// AT  IG/reference/access_token
// RT  IG/reference/refresh_access_token
// CP  IG/content-publishing
// MED IG/instagram-graph-api/reference/ig-user/media

export const INSTAGRAM_BASE_URLS = {
  web: 'https://www.instagram.com',
  api: 'https://api.instagram.com',
  graph: 'https://graph.instagram.com',
  // Of accounts that are connected through the Facebook Page behind them.
  facebookWeb: 'https://www.facebook.com',
  facebookGraph: 'https://graph.facebook.com',
} as const;

/** VER: what the pages about graph.instagram.com print; graph.facebook.com knows it as well. */
export const INSTAGRAM_API_VERSION = 'v25.0';

export const FACEBOOK_LOGIN_METHOD = 'facebook-login';

/** Instagram Login: business and creator accounts, no Facebook Page needed. */
export const INSTAGRAM_OAUTH: OAuthDescriptor = {
  // OA
  authorize: { base: 'web', path: '/oauth/authorize' },
  // BL: POST with a form; the id and secret are those of the Instagram app, not of the Meta app.
  token: { base: 'api', path: '/oauth/access_token', method: 'POST' },
  // None is documented: a token ends by itself, or in the settings of the account.
  revoke: null,
  clientIdParam: 'client_id',
  clientAuth: 'body',
  scopes: [
    {
      name: 'instagram_business_basic',
      isNeeded: true,
      without: 'we cannot tell which account it is, and the connection ends after 60 days',
    },
    {
      name: 'instagram_business_content_publish',
      isNeeded: true,
      without: 'nothing can be posted',
    },
    {
      name: 'instagram_business_manage_comments',
      isNeeded: false,
      without: 'posts get no first comment',
    },
    {
      name: 'instagram_business_manage_insights',
      isNeeded: false,
      without: 'there are no figures about posts',
    },
  ],
  scopeSeparator: ',',
  grantedScopePattern: /[ ,]+/,
  pkce: 'none',
  // BL: one hour, one use.
  codeLifetimeS: 60 * 60,
  // AT: the token of the code lives an hour, this one 60 days.
  longLived: {
    endpoint: { base: 'graph', path: '/access_token' },
    grantType: 'ig_exchange_token',
    tokenParam: 'access_token',
    sends: ['client_secret'],
  },
  // RT: a day old, and not over.
  refresh: {
    kind: 'self',
    exchange: {
      endpoint: { base: 'graph', path: '/refresh_access_token' },
      grantType: 'ig_refresh_token',
      tokenParam: 'access_token',
      sends: [],
    },
    minAgeS: RENEWABLE_AFTER_S,
    aheadS: RENEWED_AHEAD_S,
  },
  defaultLifetimeS: LONG_LIVED_S,
  // OA: people sign in anew, so that another account than the last one can be connected.
  extraAuthorizeParams: { enable_fb_login: '0', force_reauth: 'true' },
  deniedErrors: ['access_denied'],
  // BL: https, without an exception for the developer's own machine.
  redirect: { http: 'never', refusedHosts: [] },
};

/** MED: what posting through the Page behind an account needs. */
export const INSTAGRAM_BY_FACEBOOK_OAUTH: OAuthDescriptor = facebookLogin(
  { web: 'facebookWeb', graph: 'facebookGraph' },
  [
    { name: 'instagram_basic', isNeeded: true, without: 'we cannot tell which account it is' },
    { name: 'instagram_content_publish', isNeeded: true, without: 'nothing can be posted' },
    { name: 'pages_show_list', isNeeded: true, without: 'we cannot list your accounts' },
    { name: 'pages_read_engagement', isNeeded: true, without: 'we cannot list your accounts' },
    { name: 'instagram_manage_comments', isNeeded: false, without: 'posts get no first comment' },
    {
      name: 'instagram_manage_insights',
      isNeeded: false,
      without: 'there are no figures about posts',
    },
    {
      name: 'instagram_manage_contents',
      isNeeded: false,
      without: 'posts cannot be deleted from here',
    },
    {
      name: 'business_management',
      isNeeded: false,
      without: 'accounts that you reach through a business portfolio only are not listed',
    },
  ]
);

/** What must be known to connect accounts on Instagram, in either way. */
export const instagramConnectorDescriptor: ConnectorDescriptor = {
  id: 'instagram',
  label: 'Instagram',
  baseUrls: INSTAGRAM_BASE_URLS,
  // VER
  apiVersion: { default: INSTAGRAM_API_VERSION, sunsetAt: '2028-07-29' },
  methods: [
    {
      id: 'default',
      label: 'Professional account',
      kind: 'oauth2',
      oauth: INSTAGRAM_OAUTH,
      app: 'instagram',
      registersApp: false,
      hasChoice: false,
    },
    {
      id: FACEBOOK_LOGIN_METHOD,
      label: 'Account linked to a Facebook Page',
      kind: 'oauth2',
      oauth: INSTAGRAM_BY_FACEBOOK_OAUTH,
      app: 'facebook',
      registersApp: false,
      hasChoice: true,
    },
  ],
  handlePrefix: '@',
  serviceBase: null,
};
