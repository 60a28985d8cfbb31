import type { Knobs } from './knobs';

/** Sign In with LinkedIn using OpenID Connect, and Share on LinkedIn: open to everyone. */
const SELF_SERVE = ['openid', 'profile', 'email', 'w_member_social'] as const;

/** Community Management API: after review only (CMAPP). */
const COMMUNITY_MANAGEMENT = [
  'w_organization_social',
  'r_organization_social',
  'rw_organization_admin',
  'w_organization_social_feed',
  'r_organization_social_feed',
  'r_member_postAnalytics',
  'r_member_profileAnalytics',
] as const;

/** Exists, but is closed: no app gets it. */
const CLOSED = ['r_member_social'] as const;

export const SCOPE_WORDS: Readonly<Record<string, string>> = {
  openid: 'Confirm who you are',
  profile: 'Use your name and photo',
  email: 'Use the primary email address of your account',
  w_member_social: 'Create, modify and delete posts, comments and reactions on your behalf',
  r_member_social: 'Read your posts, comments and reactions',
  w_organization_social: 'Create, modify and delete posts on behalf of your organizations',
  r_organization_social: 'Read the posts, comments and reactions of your organizations',
  rw_organization_admin: 'Manage your organizations’ pages and read their reporting data',
  w_organization_social_feed: 'Comment and react on behalf of your organizations',
  r_organization_social_feed: 'Read comments and reactions on your organizations’ posts',
  r_member_postAnalytics: 'Read how your posts perform',
  r_member_profileAnalytics: 'Read how your profile performs',
};

export type ScopeProblem = 'invalid_scope_error' | 'unauthorized_scope_error';

/** The first scope this app cannot ask for; one such scope fails the whole consent. */
export const refusedScope = (
  scopes: readonly string[],
  knobs: Knobs
): { scope: string; problem: ScopeProblem } | null => {
  const known: readonly string[] = [...SELF_SERVE, ...COMMUNITY_MANAGEMENT, ...CLOSED];
  const allowed: readonly string[] = [
    ...SELF_SERVE,
    ...(knobs.communityManagement ? COMMUNITY_MANAGEMENT : []),
    ...(knobs.grantsClosedScopes ? CLOSED : []),
  ];
  const scope = scopes.find((candidate) => !allowed.includes(candidate));
  if (scope === undefined) return null;
  return {
    scope,
    problem: known.includes(scope) ? 'unauthorized_scope_error' : 'invalid_scope_error',
  };
};
