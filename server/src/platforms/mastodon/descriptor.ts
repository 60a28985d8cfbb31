import type {
  ConnectorDescriptor,
  OAuthDescriptor,
  PlatformDescriptor,
  QuotaRule,
} from '../contract';

import { limitsOf } from './limits';
import { mastodonOptionsSchema } from './options';
import { DEFAULT_RULES, postRulesFor } from './post-rules';

// Sources of this folder's comments, by key, all checked 2026-11-22 (DOC = https://docs.joinmastodon.org):
// APPS   DOC/methods/apps
// OAUTH  DOC/methods/oauth
// SCOPES DOC/api/oauth-scopes
// TOKENS DOC/api/oauth-tokens
// ACCT   DOC/methods/accounts
// RATE   DOC/api/rate-limits
// INSTANCE DOC/methods/instance and DOC/entities/Instance
// MEDIA  DOC/methods/media and DOC/entities/MediaAttachment
// STATUS DOC/methods/statuses and DOC/entities/Status; G#n is issue or pull request n of CODE
// CODE   https://github.com/mastodon/mastodon, app/controllers/api/base_controller.rb and
//        config/locales/doorkeeper.en.yml unless another file is named
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

/** RATE and CODE, app/lib/rate_limiter.rb: as Mastodon comes; other servers may allow less. */
const MASTODON_QUOTAS: readonly QuotaRule[] = [
  {
    id: 'posts',
    label: 'posts in three hours',
    scope: 'account',
    limit: 300,
    windowMs: 3 * 60 * 60_000,
    window: 'rolling',
    takes: 'part',
  },
  {
    // RATE: removing a status and taking a boost back, together.
    id: 'removals',
    label: 'removals in 30 minutes',
    scope: 'account',
    limit: 30,
    windowMs: 30 * 60_000,
    window: 'rolling',
    takes: 'removal',
  },
];

/** What is true of Mastodon with its own settings; `rulesFor` has what the account's server says. */
export const mastodonDescriptor: PlatformDescriptor = {
  ...mastodonConnectorDescriptor,
  ...DEFAULT_RULES,
  // STATUS: the server finds links in the text, and makes a card of the first one later.
  linkStyle: 'in-text',
  options: mastodonOptionsSchema,
  // STATUS: there are no views.
  metrics: ['likes', 'comments', 'shares', 'quotes'],
  // STATUS, GET /api/v1/statuses: at least this many (UNCERTAIN how many more).
  metricsBatch: 20,
  // STATUS, "account check": what is not there after a few minutes was not posted. Looks at about
  // 5 and 30 s, 2 and 4 minutes.
  settlingMs: [5_000, 25_000, 90_000, 120_000],
  quotas: MASTODON_QUOTAS,
  rulesFor: ({ account }) => postRulesFor(limitsOf(account)),
};
