import type { Account } from '../contract';
import type { LinkedProfile, OwnProfile } from './client';

/** @param web base URL of the public pages */
export const accountOfOwner = (me: OwnProfile, web: string): Account =>
  accountOf(
    {
      ...{ id: me.user_id, username: me.username, name: me.name },
      avatarUrl: me.profile_picture_url,
      kind: typeOf(me) === 'BUSINESS' ? 'organization' : 'person',
    },
    web
  );

/** Which of the two professional kinds it is, Facebook does not tell. @param web base URL of the public pages */
export const accountOfPage = (linked: LinkedProfile, web: string): Account =>
  accountOf(
    {
      ...{ id: linked.id, username: linked.username, name: linked.name },
      avatarUrl: linked.profile_picture_url,
      kind: 'organization',
    },
    web
  );

/** Why the account cannot be used, with the next step; null when it can. */
export const personalAccountProblem = (me: OwnProfile): string | null =>
  typeOf(me) === 'PERSONAL'
    ? `@${me.username ?? me.user_id} is a personal account, which Instagram lets no app post to: switch to a professional account in the Instagram app (Settings, "Account type and tools"), then connect it again.`
    : null;

/** Seen in both cases: `BUSINESS`, `Media_Creator`. */
const typeOf = ({ account_type }: OwnProfile): string => (account_type ?? '').toUpperCase();

interface Facts {
  id: string;
  username: string | null | undefined;
  name: string | null | undefined;
  avatarUrl: string | null | undefined;
  kind: Account['kind'];
}

const accountOf = ({ id, username, name, avatarUrl, kind }: Facts, web: string): Account => ({
  id,
  handle: username ?? id,
  name: name || (username ?? id),
  avatarUrl: avatarUrl ?? null,
  kind,
  profileUrl: username ? `${web}/${encodeURIComponent(username)}/` : null,
});
