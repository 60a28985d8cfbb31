import type { MentionCheck } from './little-text';
import { MEMBERS, organizationById, subOf, type Profile } from './people';
import type { LinkedIn } from './state';
import { parseUrn } from './urn';

/** The profile behind a person or organization URN; persons have one URN per app. */
export const profileByUrn = ({ world }: LinkedIn, value: string): Profile | null => {
  const urn = parseUrn(value);
  if (urn?.type === 'organization') return organizationById(urn.id);
  if (urn?.type !== 'person') return null;
  const isThem = (profile: Profile): boolean =>
    world.apps.some(({ clientId }) => subOf(profile.key, clientId) === urn.id);
  return MEMBERS.find(isThem) ?? null;
};

/**
 * An organization's name must be exact to the letter; a member matches by first, last or full
 * name (LTF).
 */
export const mentionCheckOf =
  (platform: LinkedIn): MentionCheck =>
  (name, urn) => {
    const profile = profileByUrn(platform, urn);
    const member = MEMBERS.find(({ key }) => key === profile?.key);
    if (member) return [member.name, member.givenName, member.familyName].includes(name);
    return profile?.name === name;
  };
