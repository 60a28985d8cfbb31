import type {
  ConnectorDescriptor,
  OAuthDescriptor,
  PlatformDescriptor,
  QuotaRule,
} from '../contract';
import { cardImage, feedRules, MAX_ALT_TEXT_LENGTH } from './media-rules';
import { linkedInOptionsSchema } from './options';
import { countLittleText, MAX_COMMENTARY_LENGTH } from './text';

// Sources of this folder's comments, by key, all checked 2026-11-22 (LM = https://learn.microsoft.com/en-us/linkedin):
// AUTH  LM/shared/authentication/authorization-code-flow
// REFR  LM/shared/authentication/programmatic-refresh-tokens
// SHARE LM/consumer/integrations/self-serve/share-on-linkedin
// OIDC  LM/consumer/integrations/self-serve/sign-in-with-linkedin-v2
// MIGR  LM/marketing/integrations/migrations
// POSTS LM/marketing/community-management/shares/posts-api
// IMG   LM/marketing/community-management/shares/images-api
// VID   LM/marketing/community-management/shares/videos-api
// DOC   LM/marketing/community-management/shares/documents-api
// MULTI LM/marketing/community-management/shares/multiimage-post-api
// POLL  LM/marketing/community-management/shares/poll-post-api
// COMM  LM/marketing/community-management/shares/comments-api
// STATS LM/marketing/community-management/organizations/share-statistics
// MPA   LM/marketing/community-management/members/post-statistics
// LTF   LM/marketing/community-management/shares/little-text-format
// UGC   LM/marketing/community-management/shares/ugc-post-api
// VERS  LM/marketing/versioning
// CMAPP LM/marketing/community-management-app-review
// ACL   LM/marketing/community-management/organizations/organization-access-control-by-role
// RATE  LM/shared/api-guide/concepts/rate-limits
// ERR   LM/shared/api-guide/concepts/error-handling

export const DEFAULT_BASE_URLS = {
  web: 'https://www.linkedin.com',
  api: 'https://api.linkedin.com',
} as const;

/** MIGR: the newest confirmed version. */
export const DEFAULT_API_VERSION = '202609';

/** What the member app and the organization app have in common; only the scopes differ. */
const oauthWith = (scopes: OAuthDescriptor['scopes']): OAuthDescriptor => ({
  authorize: { base: 'web', path: '/oauth/v2/authorization' },
  token: { base: 'web', path: '/oauth/v2/accessToken', method: 'POST' },
  revoke: { base: 'web', path: '/oauth/v2/revoke', tokens: ['refresh', 'access'] },
  clientIdParam: 'client_id',
  // AUTH: the secret travels in the body, no Basic header.
  clientAuth: 'body',
  scopes,
  scopeSeparator: ' ',
  // Seen both comma- and space-separated.
  grantedScopePattern: /[ ,]+/,
  // PKCE is no part of the web flow.
  pkce: 'none',
  codeLifetimeS: 30 * 60,
  longLived: null,
  // REFR: 365 days from consent, not rotated. Member apps get no refresh token at all.
  refresh: { kind: 'refresh_token', rotating: false, aheadS: 14 * 86_400 },
  // AUTH: 60 days.
  defaultLifetimeS: 60 * 86_400,
  extraAuthorizeParams: {},
  deniedErrors: ['user_cancelled_login', 'user_cancelled_authorize'],
  redirect: { http: 'loopback', refusedHosts: [] },
});

/**
 * SHARE and OIDC: what the self-serve products give. A consent with other scopes invalidates
 * earlier tokens (AUTH), so the full set is always asked for.
 */
export const linkedInMemberOAuth = oauthWith([
  { name: 'openid', isNeeded: true, without: 'we cannot tell whose profile it is' },
  { name: 'profile', isNeeded: true, without: 'we cannot tell whose profile it is' },
  { name: 'email', isNeeded: false, without: null },
  { name: 'w_member_social', isNeeded: true, without: 'nothing can be posted' },
]);

/** CMAPP: the Community Management API needs an app of its own, without any other product. */
export const linkedInOrganizationOAuth = oauthWith([
  { name: 'w_organization_social', isNeeded: true, without: 'nothing can be posted' },
  {
    name: 'r_organization_social',
    isNeeded: true,
    without: 'we cannot look whether a post arrived',
  },
  { name: 'rw_organization_admin', isNeeded: true, without: 'we cannot list your pages' },
]);

export const ORGANIZATION_METHOD = 'organization';

export const linkedInConnectorDescriptor: ConnectorDescriptor = {
  id: 'linkedin',
  label: 'LinkedIn',
  baseUrls: DEFAULT_BASE_URLS,
  // MIGR: the day on which this version is switched off.
  apiVersion: { default: DEFAULT_API_VERSION, sunsetAt: '2027-09-15' },
  methods: [
    {
      id: 'default',
      label: 'Your own profile',
      kind: 'oauth2',
      oauth: linkedInMemberOAuth,
      app: 'linkedin',
      registersApp: false,
      hasChoice: false,
    },
    {
      id: ORGANIZATION_METHOD,
      label: 'Pages of your company',
      kind: 'oauth2',
      oauth: linkedInOrganizationOAuth,
      app: 'linkedin-organization',
      registersApp: false,
      hasChoice: true,
    },
  ],
  handlePrefix: '',
  serviceBase: null,
};

const DAY_MS = 24 * 60 * 60_000;

/**
 * SHARE: every call counts, uploads too, and the day ends at midnight UTC. Apps with the Community
 * Management API may have less (CMAPP) or more; only LinkedIn's portal tells.
 */
const LINKEDIN_QUOTAS: readonly QuotaRule[] = [
  {
    id: 'calls',
    label: 'calls in a day',
    scope: 'account',
    limit: 150,
    windowMs: DAY_MS,
    window: 'utc-day',
    takes: 'call',
  },
  {
    id: 'app-calls',
    label: 'calls of all accounts in a day',
    scope: 'app',
    limit: 100_000,
    windowMs: DAY_MS,
    window: 'utc-day',
    takes: 'call',
  },
];

export const linkedInDescriptor: PlatformDescriptor = {
  ...linkedInConnectorDescriptor,
  text: {
    limit: MAX_COMMENTARY_LENGTH,
    count: countLittleText,
    unit: 'characters',
    // No documented rule; three to five is what guides for LinkedIn writers agree on.
    hashtags: 5,
  },
  formats: { feed: feedRules },
  cardImage,
  maxAltTextLength: MAX_ALT_TEXT_LENGTH,
  linkStyle: 'card',
  options: linkedInOptionsSchema,
  // STATS: of pages' posts; what members' apps may read is nothing.
  metrics: ['impressions', 'reach', 'clicks', 'likes', 'comments', 'shares'],
  // Our own bound: the URNs travel in the address.
  metricsBatch: 20,
  // Our own rhythm: the list of posts is asked again about 5, 20 and 60 s after the first look.
  settlingMs: [5_000, 15_000, 40_000],
  quotas: LINKEDIN_QUOTAS,
};
