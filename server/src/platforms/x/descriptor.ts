import type {
  ConnectorDescriptor,
  OAuthDescriptor,
  PlatformDescriptor,
  QuotaRule,
} from '../contract';

import { X_METRICS } from './metric-values';
import { xOptionsSchema } from './options';
import { ORDINARY_RULES, rulesFor } from './post-rules';
import { pricesOf } from './prices';

export const X_BASE_URLS = { web: 'https://x.com', api: 'https://api.x.com' } as const;

/** https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token, checked 2026-11-22. */
export const X_OAUTH: OAuthDescriptor = {
  authorize: { base: 'web', path: '/i/oauth2/authorize' },
  token: { base: 'api', path: '/2/oauth2/token', method: 'POST' },
  revoke: { base: 'api', path: '/2/oauth2/revoke', tokens: ['refresh', 'access'] },
  clientIdParam: 'client_id',
  clientAuth: 'basic',
  // People may untick permissions on X's consent screen.
  scopes: [
    { name: 'tweet.read', isNeeded: true, without: 'we cannot look whether a post arrived' },
    { name: 'tweet.write', isNeeded: true, without: 'nothing can be posted' },
    { name: 'users.read', isNeeded: true, without: 'we cannot tell which account it is' },
    { name: 'media.write', isNeeded: true, without: 'posts cannot have pictures or video' },
    { name: 'offline.access', isNeeded: true, without: 'the connection ends after two hours' },
  ],
  scopeSeparator: ' ',
  grantedScopePattern: /[\s,]+/,
  pkce: 'S256',
  codeLifetimeS: 30,
  longLived: null,
  // Two hours of life; each refresh token is good once.
  refresh: { kind: 'refresh_token', rotating: true, aheadS: 10 * 60 },
  defaultLifetimeS: 2 * 60 * 60,
  extraAuthorizeParams: {},
  deniedErrors: ['access_denied'],
  // Development callbacks must say 127.0.0.1 (https://docs.x.com/fundamentals/developer-apps).
  redirect: { http: 'loopback', refusedHosts: ['localhost'] },
};

export const xConnectorDescriptor: ConnectorDescriptor = {
  id: 'x',
  label: 'X',
  baseUrls: X_BASE_URLS,
  apiVersion: null,
  methods: [
    {
      id: 'default',
      label: 'Profile',
      kind: 'oauth2',
      oauth: X_OAUTH,
      app: 'x',
      registersApp: false,
      hasChoice: false,
    },
  ],
  handlePrefix: '@',
  serviceBase: null,
};

/** POST /2/tweets (https://docs.x.com/x-api/fundamentals/rate-limits, checked 2026-11-22). */
const X_QUOTAS: readonly QuotaRule[] = [
  {
    id: 'posts',
    label: 'posts in 15 minutes',
    scope: 'account',
    limit: 100,
    windowMs: 15 * 60_000,
    window: 'rolling',
    takes: 'part',
  },
  {
    id: 'app-posts',
    label: 'posts of all accounts in 24 hours',
    scope: 'app',
    limit: 10_000,
    windowMs: 24 * 60 * 60_000,
    window: 'rolling',
    takes: 'part',
  },
  {
    // DELETE /2/tweets/:id, the same page.
    id: 'removals',
    label: 'removals in 15 minutes',
    scope: 'account',
    limit: 50,
    windowMs: 15 * 60_000,
    window: 'rolling',
    takes: 'removal',
  },
];

export const xDescriptor: PlatformDescriptor = {
  ...xConnectorDescriptor,
  ...ORDINARY_RULES,
  linkStyle: 'in-text',
  options: xOptionsSchema,
  metrics: X_METRICS,
  // https://docs.x.com/openapi.json, GET /2/tweets; checked 2026-11-22.
  metricsBatch: 100,
  // A post read, the same one once in a UTC day; less where the account owns the app
  // (https://docs.x.com/x-api/getting-started/pricing, checked 2026-11-22).
  metricsUsd: 0.005,
  // Looks at about 0, 5, 20 and 60 s: a new post may take a moment to show up in the timeline.
  settlingMs: [5_000, 15_000, 40_000],
  quotas: X_QUOTAS,
  pricesOf,
  rulesFor,
};
