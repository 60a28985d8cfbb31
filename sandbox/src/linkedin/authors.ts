import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { badInput, fieldForbidden } from './errors';
import { requireScope, type Caller } from './gateway';
import { organizationById, type OrganizationRole } from './people';
import type { Author } from './state';
import { parseUrn, urnProblem } from './urn';

/** Roles that may post for an organization (ACL). */
const POSTING_ROLES: readonly OrganizationRole[] = [
  'ADMINISTRATOR',
  'CONTENT_ADMINISTRATOR',
  'DIRECT_SPONSORED_CONTENT_POSTER',
];

/** Whether the caller holds a role that may post for the organization behind this URN. */
export const mayPostFor = (caller: Caller, organizationUrn: string): boolean => {
  const urn = parseUrn(organizationUrn);
  const organization = urn?.type === 'organization' ? organizationById(urn.id) : null;
  const role = organization?.roles[caller.memberKey];
  return role !== undefined && POSTING_ROLES.includes(role);
};

interface ActingAs {
  caller: Caller;
  urn: string;
  /** Where the body names the author, e.g. `/author`. */
  fieldPath: string;
  /** As the 403 names it, e.g. `partnerApiPostsExternal.CREATE`. */
  operation: string;
  /** Scopes that let a token act for an organization. @default ['w_organization_social'] */
  organizationScopes?: readonly string[];
}

/** The author this token may act as; throws the answer when it may not. */
export const requireAuthor = (
  context: Context<SandboxEnv>,
  { caller, urn, fieldPath, operation, organizationScopes }: ActingAs
): Author => {
  // A bare id instead of a URN is a 403 that names the field (seen 2026-09-29).
  if (!urn.startsWith('urn:li:')) throw fieldForbidden(fieldPath);
  const code = urnProblem(urn, ['person', 'organization']);
  if (code) {
    throw badInput({ code, fieldPath, description: `${fieldPath} :: "${urn}" is not valid` });
  }
  const { type, id } = parseUrn(urn) ?? { type: '', id: '' };
  if (type === 'person') {
    requireScope(caller, context, { anyOf: ['w_member_social'], operation });
    if (urn !== caller.personUrn) throw fieldForbidden(fieldPath);
    return { urn, key: caller.memberKey };
  }
  requireScope(caller, context, {
    anyOf: organizationScopes ?? ['w_organization_social'],
    operation,
  });
  if (!mayPostFor(caller, urn)) throw fieldForbidden(fieldPath);
  return { urn, key: id };
};
