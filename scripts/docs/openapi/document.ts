import { adminRoutes } from '../../../server/src/routes/admin';
import type { AdminRoute } from '../../../server/src/routes/guarded';
import {
  nameOf,
  operationOf,
  PARAMETERS,
  parametersOf,
  pathsOf,
  refusalsOf,
  tagsOf,
  type Json,
} from './operation';
import type { RouteDescription } from './route-description';
import { DESCRIPTIONS } from './routes';
import { componentSchemas } from './schemas';

export { nameOf } from './operation';

/** Below the REST prefix, which is `/api` unless the app sets another one. */
const PREFIX = '/api/admin/distribution';

const REFUSALS = {
  400: 'The request is not valid, or it cannot be done now; the message says why.',
  401: 'Nobody is logged in.',
  403: 'The permission is missing, or it does not cover the site or the entry.',
  404: 'What the request names does not exist.',
} as const;

/** The admin API of the plugin in OpenAPI 3.1, from the route table and the contracts. */
export const openApiDocument = (version: string): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Social Distribution for Strapi: admin API',
    version,
    description:
      'Called by the admin panel with the token of an admin session. Every route but the callback ' +
      'needs the permission that `x-permission` names.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: PREFIX, description: 'Below the address of Strapi.' }],
  security: [{ adminSession: [] }],
  tags: tagsOf(adminRoutes),
  paths: pathsOf(adminRoutes, toOperation),
  components: {
    securitySchemes: { adminSession: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    parameters: parametersOf(PARAMETERS),
    responses: refusalsOf(REFUSALS),
    schemas: componentSchemas(),
  },
});

const descriptionOf = (route: AdminRoute): RouteDescription => {
  const description = DESCRIPTIONS[nameOf(route)];
  if (description) return description;
  throw new Error(`${nameOf(route)} is not described: add it to scripts/docs/openapi/routes.ts.`);
};

const toOperation = (route: AdminRoute): Json => {
  const permission = permissionOf(route);
  return operationOf(route, descriptionOf(route), {
    members: permission ? { 'x-permission': permission } : { security: [] },
    parameters: [],
    refusals: permission ? [401, 403] : [],
  });
};

const permissionOf = ({ config }: AdminRoute): string | null => {
  if (!('policies' in config)) return null;
  for (const policy of config.policies) {
    if (typeof policy !== 'string') return policy.config.actions.join(' ');
  }
  return null;
};
