import type { Account, AdapterDeps, Credentials } from '../contract';
import { fetchUserinfo } from './client';

/** Who the member is. One call: userinfo has a daily throttle of its own (reported, checked 2026-11-22). */
export const fetchMember = async (
  deps: AdapterDeps,
  credentials: Credentials
): Promise<Account> => {
  const { sub, name, given_name, family_name, picture } = await fetchUserinfo({
    deps,
    accessToken: credentials.accessToken,
  });
  const shownName = name || [given_name, family_name].filter(Boolean).join(' ') || sub;
  return {
    id: `urn:li:person:${sub}`,
    // OIDC gives no public handle; the e-mail address is not for showing.
    handle: shownName,
    name: shownName,
    avatarUrl: picture ?? null,
    kind: 'person',
    profileUrl: null,
  };
};
