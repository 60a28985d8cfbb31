import type { ConnectorDescriptor, OAuthDescriptor } from '../contract';

// Sources of this folder's comments, by key, all checked 2026-11-22 (DOC = https://docs.joinmastodon.org):
// APPS   DOC/methods/apps
// OAUTH  DOC/methods/oauth
// SCOPES DOC/api/oauth-scopes
// TOKENS DOC/api/oauth-tokens
// ACCT   DOC/methods/accounts
// RATE   DOC/api/rate-limits
// CODE   https://github.com/mastodon/mastodon, app/controllers/api/base_controller.rb and
//        config/locales/doorkeeper.en.yml
// SNAC   tried against snac2 2.75, another server that speaks Mastodon's API

/**
 * The server of the project behind Mastodon, to have something to begin with: people name their
 * own, and every stored connection keeps its own.
 */
export const DEFAULT_SERVICE_URL = 'https://mastodon.social';

export const MASTODON_OAUTH: OAuthDescriptor = {
  authorize: { base: 'service', path: '/oauth/authorize' },
  token: { base: 'service', path: '/oauth/token', method: 'POST' },
  revoke: { base: 'service', path: '/oauth/revoke', tokens: ['access'] },
  clientIdParam: 'client_id',
  clientAuth: 'body',
  // SCOPES: `profile` would be narrower than read:accounts, but breaks servers older than 4.3
  // (https://github.com/gitroomhq/postiz-app/issues/1245).
  scopes: [
    { name: 'read:accounts', isNeeded: true, without: 'we cannot tell which account it is' },
    { name: 'read:statuses', isNeeded: true, without: 'we cannot look whether a post arrived' },
    { name: 'write:statuses', isNeeded: true, without: 'nothing can be posted' },
    { name: 'write:media', isNeeded: true, without: 'posts cannot have pictures' },
  ],
  scopeSeparator: ' ',
  grantedScopePattern: /[\s,]+/,
  // OAUTH: since 4.3; older servers leave it out of account.
  pkce: 'S256',
  codeLifetimeS: 10 * 60,
  longLived: null,
  // TOKENS: they have no end and die by revocation only.
  refresh: { kind: 'none' },
  defaultLifetimeS: null,
  extraAuthorizeParams: {},
  deniedErrors: ['access_denied'],
  redirect: { http: 'always', refusedHosts: [] },
};

export const mastodonConnectorDescriptor: ConnectorDescriptor = {
  id: 'mastodon',
  label: 'Mastodon',
  baseUrls: { service: DEFAULT_SERVICE_URL },
  apiVersion: null,
  methods: [
    {
      id: 'default',
      label: 'Profile',
      kind: 'oauth2',
      oauth: MASTODON_OAUTH,
      app: 'mastodon',
      registersApp: true,
      hasChoice: false,
    },
  ],
  handlePrefix: '@',
  serviceBase: 'service',
};
