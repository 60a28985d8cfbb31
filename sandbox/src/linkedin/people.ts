import { createHash } from 'node:crypto';

/** Someone who posts, as the feed shows them. */
export interface Profile {
  /** Stable within the sandbox: a member's slug or an organization's number. */
  key: string;
  name: string;
  headline: string;
  /** Path of the public page. */
  path: string;
  /** Background of the drawn avatar. */
  color: string;
}

export interface Member extends Profile {
  givenName: string;
  familyName: string;
  /** Null for an account that shares none: the claim may be absent (OIDC). */
  email: string | null;
  /** A string or an object: both occur (OIDC). */
  locale: string | { country: string; language: string };
}

export const ORGANIZATION_ROLES = [
  'ADMINISTRATOR',
  'CONTENT_ADMINISTRATOR',
  'DIRECT_SPONSORED_CONTENT_POSTER',
  'ANALYST',
] as const;

export type OrganizationRole = (typeof ORGANIZATION_ROLES)[number];

export interface Organization extends Profile {
  vanityName: string;
  /** Role by member key. */
  roles: Readonly<Record<string, OrganizationRole>>;
}

export const MEMBERS: readonly Member[] = [
  {
    key: 'harbour-light-editor',
    name: 'Harbour Light Editor',
    givenName: 'Harbour Light',
    familyName: 'Editor',
    headline: 'Editing desk of Harbour Light Weekly',
    path: '/in/harbour-light-editor/',
    color: '#0b6e6e',
    email: 'editor@harbourlight.example',
    locale: { country: 'GB', language: 'en' },
  },
  {
    key: 'saltmarsh-press-desk',
    name: 'Saltmarsh Press Desk',
    givenName: 'Saltmarsh Press',
    familyName: 'Desk',
    headline: 'Stories from the estuary, twice a week',
    path: '/in/saltmarsh-press-desk/',
    color: '#8a4b12',
    email: 'desk@saltmarsh.example',
    locale: 'pt-BR',
  },
  {
    key: 'lantern-row-studio',
    name: 'Lantern Row Studio',
    givenName: 'Lantern Row',
    familyName: 'Studio',
    headline: 'Illustration and type for small publishers',
    path: '/in/lantern-row-studio/',
    color: '#5b3f8c',
    email: null,
    locale: { country: 'US', language: 'en' },
  },
];

export const ORGANIZATIONS: readonly Organization[] = [
  {
    key: '90214183',
    name: 'Harbour Light Weekly',
    headline: 'Newspapers · 2,310 followers',
    path: '/company/harbour-light-weekly/',
    color: '#0a4a78',
    vanityName: 'harbour-light-weekly',
    roles: {
      'harbour-light-editor': 'ADMINISTRATOR',
      'saltmarsh-press-desk': 'CONTENT_ADMINISTRATOR',
    },
  },
  {
    key: '90356720',
    name: 'Harbour Light Books',
    headline: 'Book publishing · 864 followers',
    path: '/company/harbour-light-books/',
    color: '#7a1f3d',
    vanityName: 'harbour-light-books',
    roles: { 'harbour-light-editor': 'ADMINISTRATOR' },
  },
];

export const memberByKey = (key: string): Member | null =>
  MEMBERS.find((member) => member.key === key) ?? null;

export const organizationById = (id: string): Organization | null =>
  ORGANIZATIONS.find((organization) => organization.key === id) ?? null;

export const profileByKey = (key: string): Profile | null =>
  memberByKey(key) ?? organizationById(key);

/** The member's id as one app sees it: `sub` differs from app to app (OIDC). */
export const subOf = (memberKey: string, clientId: string): string =>
  createHash('sha256').update(`${clientId}\n${memberKey}`).digest('base64url').slice(0, 10);

export const personUrn = (memberKey: string, clientId: string): string =>
  `urn:li:person:${subOf(memberKey, clientId)}`;

export const organizationUrn = (id: string): string => `urn:li:organization:${id}`;
