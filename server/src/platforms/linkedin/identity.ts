import type { AdapterDeps, CredentialCheck, Credentials } from '../contract';
import { fetchUserinfo } from './client';

/** What posting needs; `email` is asked for but may be absent (OIDC, SHARE, checked 2026-11-22). */
const NEEDED_SCOPES = ['openid', 'profile', 'w_member_social'];

/** Who the member is. One call: userinfo has a daily throttle of its own (reported, checked 2026-11-22). */
export const checkCredentials = async (
  deps: AdapterDeps,
  credentials: Credentials
): Promise<CredentialCheck> => {
  const { sub, name, given_name, family_name, picture } = await fetchUserinfo({
    deps,
    accessToken: credentials.accessToken,
  });
  const shownName = name || [given_name, family_name].filter(Boolean).join(' ') || sub;
  return {
    account: {
      id: `urn:li:person:${sub}`,
      // OIDC gives no public handle; the e-mail address is not for showing.
      handle: shownName,
      name: shownName,
      avatarUrl: picture ?? null,
      kind: 'person',
      profileUrl: null,
    },
    missingScopes: NEEDED_SCOPES.filter((scope) => !credentials.scopes.includes(scope)),
  };
};
