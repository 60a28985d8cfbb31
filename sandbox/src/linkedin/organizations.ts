import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { apiError, notFound } from './errors';
import { admit, requireScope } from './gateway';
import { organizationById, ORGANIZATIONS, organizationUrn } from './people';
import { allowQuery, expectRestliMethod, readPage } from './rest-request';
import type { LinkedIn } from './state';

/** The caller's roles; every seeded role is approved (ACL). */
const listRoles = (platform: LinkedIn, context: Context<SandboxEnv>): Response => {
  const caller = admit(platform, context);
  allowQuery(context, ['q', 'role', 'state', 'count', 'start']);
  expectRestliMethod(context, 'FINDER');
  if (context.req.query('q') !== 'roleAssignee') {
    throw apiError(400, 'ILLEGAL_ARGUMENT', 'The finder needs q=roleAssignee');
  }
  const operation = 'organizationAcls.FINDER-roleAssignee';
  requireScope(caller, context, { anyOf: ['rw_organization_admin'], operation });
  const { start, count } = readPage(context, 10);
  const wanted = context.req.query('role');
  const isApprovedWanted = (context.req.query('state') ?? 'APPROVED') === 'APPROVED';
  const elements = ORGANIZATIONS.flatMap(({ key, roles }) => {
    const role = roles[caller.memberKey];
    if (!role || !isApprovedWanted || (wanted && wanted !== role)) return [];
    return [
      {
        role,
        state: 'APPROVED',
        [platform.state.knobs.aclOrganizationField]: organizationUrn(key),
        roleAssignee: caller.personUrn,
      },
    ];
  });
  return context.json({
    elements: elements.slice(start, start + count),
    paging: { start, count, links: [], total: elements.length },
  });
};

const getOrganization = (platform: LinkedIn, context: Context<SandboxEnv>): Response => {
  const caller = admit(platform, context);
  allowQuery(context, ['fields']);
  expectRestliMethod(context, 'GET');
  requireScope(caller, context, {
    anyOf: ['rw_organization_admin', 'r_organization_social'],
    operation: 'organizations.GET',
  });
  const organization = organizationById(context.req.param('id') ?? '');
  if (!organization) throw notFound('Organization not found');
  return context.json({
    id: Number(organization.key),
    localizedName: organization.name,
    vanityName: organization.vanityName,
    logoV2: { original: `urn:li:digitalmediaAsset:C4E0BAQ${organization.key}` },
  });
};

/** `/rest/organizationAcls` and `/rest/organizations/{id}`. */
export const organizationRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  const fault = (operation: string) => platform.world.faults.on('linkedin', operation);
  app.get('/rest/organizationAcls', fault('list-organizations'), (context) =>
    listRoles(platform, context)
  );
  app.get('/rest/organizations/:id', fault('get-organization'), (context) =>
    getOrganization(platform, context)
  );
};
