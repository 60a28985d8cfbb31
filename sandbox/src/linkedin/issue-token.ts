import { z } from 'zod';

import {
  memberByKey,
  organizationById,
  organizationUrn,
  personUrn,
  type Member,
  type Organization,
} from './people';
import type { LinkedIn } from './state';
import {
  ACCESS_TOKEN_LIFETIME_MS,
  issueAccessToken,
  issueRefreshToken,
  REFRESH_TOKEN_LIFETIME_MS,
} from './tokens';

/** What the self-serve app and the app with the Community Management API ask for. */
const MEMBER_SCOPES = ['openid', 'profile', 'email', 'w_member_social'];
const ORGANIZATION_SCOPES = [
  'w_organization_social',
  'r_organization_social',
  'rw_organization_admin',
];

const inputSchema = z.strictObject({
  /** A member's key, or an organization's number. */
  account: z.string().default('harbour-light-editor'),
  /** Whose token it is, for an organization. @default its first administrator */
  member: z.string().optional(),
  /** @default what the app of such accounts asks for */
  scopes: z.array(z.string()).optional(),
});

interface Issued {
  account: Record<string, unknown>;
  memberKey: string;
  clientId: string;
  scopes: string[];
}

const ofMember = ({ world }: LinkedIn, member: Member): Issued => {
  const clientId = world.apps[0]?.clientId ?? 'sandbox-app';
  return {
    account: {
      id: personUrn(member.key, clientId),
      handle: member.name,
      name: member.name,
      avatarUrl: `${world.baseUrl()}/dms/profile/${member.key}.svg`,
      kind: 'person',
      profileUrl: null,
    },
    memberKey: member.key,
    clientId,
    scopes: MEMBER_SCOPES,
  };
};

const ofOrganization = (
  { world }: LinkedIn,
  organization: Organization,
  wanted: string | undefined
): Issued => {
  const { key, name, vanityName, roles } = organization;
  const administrator = Object.keys(roles).find((member) => roles[member] === 'ADMINISTRATOR');
  const memberKey = wanted ?? administrator ?? '';
  return {
    account: {
      id: organizationUrn(key),
      handle: name,
      name,
      avatarUrl: null,
      kind: 'organization',
      profileUrl: `${world.baseUrl()}/company/${vanityName}`,
      traits: { mayReadStatistics: roles[memberKey] === 'ADMINISTRATOR' },
    },
    memberKey,
    // Organizations have an app of their own, where one is registered.
    clientId: (world.apps[1] ?? world.apps[0])?.clientId ?? 'sandbox-app',
    scopes: ORGANIZATION_SCOPES,
  };
};

/** An account and its credentials as a consent would have given them, without the screens. */
export const issueToken = (platform: LinkedIn, input: Record<string, unknown>) => {
  const { account: key, member: wanted, scopes } = inputSchema.parse(input);
  const member = memberByKey(key);
  const organization = organizationById(key);
  if (!member && !organization) throw new Error(`No LinkedIn account "${key}"`);
  const issued = member
    ? ofMember(platform, member)
    : ofOrganization(platform, organization as Organization, wanted);
  const { account, memberKey, clientId } = issued;
  const grant = { clientId, memberKey, scopes: scopes ?? issued.scopes };
  const now = platform.world.clock.now();
  const isPartner = platform.state.knobs.partner;
  return {
    account,
    credentials: {
      accessToken: issueAccessToken(platform, grant),
      refreshToken: isPartner ? issueRefreshToken(platform, grant) : null,
      expiresAt: new Date(now + ACCESS_TOKEN_LIFETIME_MS).toISOString(),
      refreshExpiresAt: isPartner ? new Date(now + REFRESH_TOKEN_LIFETIME_MS).toISOString() : null,
      scopes: grant.scopes,
    },
  };
};
