import type { Sandbox } from '../../../sandbox/src';
import { getJson } from './get-json';
import type { PostReader } from './post-reader';
import { consentAt, credentialsOf, exchangeOf, tokenAt } from './reader-consent';

export const linkedInReader = async (sandbox: Sandbox, secret: string): Promise<PostReader> => {
  const base = sandbox.urls.linkedin;
  // LinkedIn lets no app read a member's posts; the sandbox may, for the length of this consent.
  const { configure } = sandbox.platforms.linkedin.actions;
  configure?.({ grantsClosedScopes: true });
  const code = await consentAt(`${base}/oauth/v2/authorization`, {
    scope: 'openid profile r_member_social',
  });
  configure?.({ grantsClosedScopes: false });
  const token = await tokenAt(`${base}/oauth/v2/accessToken`, {
    fields: { ...exchangeOf(code), ...credentialsOf(secret) },
  });
  const headers = {
    authorization: `Bearer ${token}`,
    'LinkedIn-Version': '202609',
    'X-Restli-Protocol-Version': '2.0.0',
  };
  return async ({ id }) => {
    const address = `${base}/rest/posts/${encodeURIComponent(id)}?viewContext=AUTHOR`;
    const { commentary } = await getJson<{ commentary: string }>(address, { headers });
    return commentary
      .replace(/\{hashtag\|\\#\|([^}]*)\}/g, '#$1')
      .replace(/\\([\\|{}@[\]()<>#*_~])/g, '$1');
  };
};
