import { z } from 'zod';

import type { Account } from '../contract';
import { readRest, type LinkedInApi } from './client';
import { DEFAULT_BASE_URLS } from './descriptor';

/** Roles that may post for an organization (ACL, checked 2026-11-22); the third is an older spelling. */
const POSTING_ROLES: ReadonlySet<string> = new Set([
  'ADMINISTRATOR',
  'CONTENT_ADMINISTRATOR',
  'CONTENT_ADMIN',
  'DIRECT_SPONSORED_CONTENT_POSTER',
]);

/** Only this role may read how posts do (STATS, checked 2026-11-22). */
const STATISTICS_ROLE = 'ADMINISTRATOR';

/** A page of the list of roles; members with more than five hundred pages see the first ones. */
const PAGE_SIZE = 100;
const MAX_PAGES = 5;

/** The name of the field changed over the versions. */
const roleSchema = z
  .object({
    role: z.string(),
    organization: z.string().optional(),
    organizationTarget: z.string().optional(),
    organizationalTarget: z.string().optional(),
  })
  .transform((row) => ({
    role: row.role,
    urn: row.organization ?? row.organizationTarget ?? row.organizationalTarget ?? '',
  }));

const rolesSchema = z.object({ elements: z.array(z.unknown()) });

const organizationSchema = z.object({
  localizedName: z.string().catch(''),
  vanityName: z.string().nullish().catch(null),
});

/** An organization of the member, and whether the member may post for it. */
export interface MemberOrganization {
  account: Account;
  mayPost: boolean;
}

/** Whether the member may read how the page's posts do, as far as LinkedIn told. */
export const mayReadStatistics = ({ traits }: Account): boolean =>
  traits?.mayReadStatistics !== false;

/** The organizations in which the member has a role. */
export const fetchOrganizations = async (api: LinkedInApi): Promise<MemberOrganization[]> => {
  const rolesOf = new Map<string, string[]>();
  for (const { urn, role } of await fetchRoles(api)) {
    rolesOf.set(urn, [...(rolesOf.get(urn) ?? []), role]);
  }
  const found: MemberOrganization[] = [];
  for (const [urn, roles] of rolesOf) {
    const traits = { mayReadStatistics: roles.includes(STATISTICS_ROLE) };
    const account = { ...(await fetchOrganization(api, urn)), traits };
    found.push({ account, mayPost: roles.some((role) => POSTING_ROLES.has(role)) });
  }
  return found;
};

const fetchRoles = async (api: LinkedInApi): Promise<{ urn: string; role: string }[]> => {
  const roles: { urn: string; role: string }[] = [];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = `q=roleAssignee&state=APPROVED&count=${PAGE_SIZE}&start=${page * PAGE_SIZE}`;
    const { elements } = await readRest(api, {
      path: `/rest/organizationAcls?${query}`,
      schema: rolesSchema,
      what: 'your pages',
    });
    for (const element of elements) {
      const row = roleSchema.safeParse(element);
      if (row.success && row.data.urn.startsWith('urn:li:organization:')) roles.push(row.data);
    }
    if (elements.length < PAGE_SIZE) break;
  }
  return roles;
};

const fetchOrganization = async (api: LinkedInApi, urn: string): Promise<Account> => {
  const number = urn.slice(urn.lastIndexOf(':') + 1);
  const path = `/rest/organizations/${encodeURIComponent(number)}`;
  const { localizedName, vanityName } = await readRest(api, {
    path,
    schema: organizationSchema,
    what: 'your pages',
  });
  const name = localizedName === '' ? `Page ${number}` : localizedName;
  const web = api.deps.baseUrls.web ?? DEFAULT_BASE_URLS.web;
  return {
    id: urn,
    handle: name,
    name,
    // The logo comes as an asset's URN, which nothing open resolves.
    avatarUrl: null,
    kind: 'organization',
    profileUrl: `${web}/company/${encodeURIComponent(vanityName ?? number)}`,
  };
};
