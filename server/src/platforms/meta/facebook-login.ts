import { PlatformFailure } from '../contract';
import type { Credentials, OAuthDescriptor, ScopeRule } from '../contract';
import { API_VERSION } from '../oauth';
import { LONG_LIVED_S } from './lifetimes';

/** Names of the base URLs, which differ between the platforms that use Facebook Login. */
export interface FacebookHosts {
  /** Of https://www.facebook.com. */
  web: string;
  /** Of https://graph.facebook.com. */
  graph: string;
}

/**
 * Facebook Login, for Pages and for the Instagram accounts behind them
 * (https://developers.facebook.com/documentation/facebook-login/guides/advanced/manual-flow and LL,
 * checked 2026-11-22). The code gives a token for an hour or two, which is exchanged at once; Page
 * tokens made with the long one have no end.
 */
export const facebookLogin = (
  hosts: FacebookHosts,
  scopes: readonly ScopeRule[]
): OAuthDescriptor => {
  const token = { base: hosts.graph, path: `/${API_VERSION}/oauth/access_token` };
  return {
    authorize: { base: hosts.web, path: `/${API_VERSION}/dialog/oauth` },
    token: { ...token, method: 'GET' },
    // Only the whole grant of a person can be given back, with all their other Pages.
    revoke: null,
    clientIdParam: 'client_id',
    clientAuth: 'body',
    scopes,
    scopeSeparator: ',',
    grantedScopePattern: /[ ,]+/,
    pkce: 'none',
    // Not documented; seen to end after minutes.
    codeLifetimeS: 10 * 60,
    longLived: {
      endpoint: token,
      grantType: 'fb_exchange_token',
      tokenParam: 'fb_exchange_token',
      sends: ['client_id', 'client_secret'],
    },
    refresh: { kind: 'none' },
    defaultLifetimeS: LONG_LIVED_S,
    // Asks again for what was declined earlier, and lets people change which Pages they share.
    extraAuthorizeParams: { auth_type: 'rerequest' },
    deniedErrors: ['access_denied'],
    // https, but for an app in development on its developer's own machine.
    redirect: { http: 'loopback', refusedHosts: [] },
  };
};

/** What is stored for a Page, or for the Instagram account behind it: its token has no end. */
export const pageCredentials = (input: {
  pageToken: string;
  scopes: string[];
  user: Credentials;
}): Credentials => ({
  accessToken: input.pageToken,
  refreshToken: null,
  expiresAt: null,
  refreshExpiresAt: null,
  scopes: input.scopes,
  issuedAt: input.user.issuedAt,
});

/** Page tokens live until something ends them, and then only a new consent helps. */
export const pageTokenOver = (subject: string): PlatformFailure =>
  new PlatformFailure(
    { family: 'auth_expired' },
    {
      code: 'NOTHING_TO_REFRESH',
      message: `Facebook gives access to ${subject} without an end and without a way to renew it: connect it again.`,
    }
  );
