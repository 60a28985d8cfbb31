import type { z } from 'zod';

import { adminRoutes } from '../../../server/src/routes/admin';
import type { AdminRoute } from '../../../server/src/routes/guarded';
import type { RouteDescription } from './route-description';
import { DESCRIPTIONS } from './routes';
import { componentSchemas, parameterSchema, type AnswerName } from './schemas';

type Json = Record<string, unknown>;

/** Below the REST prefix, which is `/api` unless the app sets another one. */
const PREFIX = '/api/admin/distribution';

const PARAMETERS: Readonly<Record<string, Json>> = {
  id: { in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
  platform: {
    in: 'path',
    required: true,
    description: 'Id of a platform, as in `GET /platforms`.',
    schema: { type: 'string' },
  },
  provider: {
    in: 'path',
    required: true,
    description: 'Id of an AI provider, as in `GET /ai/providers`.',
    schema: { type: 'string' },
  },
  app: {
    in: 'path',
    required: true,
    description: "Id of an operator's app, as in `GET /apps`.",
    schema: { type: 'string' },
  },
  contentType: {
    in: 'path',
    required: true,
    description: 'UID of a content-type: `api::article.article`.',
    schema: { type: 'string' },
  },
  token: {
    in: 'path',
    required: true,
    description: 'From the address of the page that asks which accounts to connect.',
    schema: { type: 'string' },
  },
  site: {
    in: 'query',
    description:
      'Id or slug of the site. When left out: all sites of the person in lists of rows, else their default one.',
    schema: { type: 'string' },
  },
};

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
  tags: [...new Set(adminRoutes.map(({ path }) => tagOf(path)))].map((name) => ({ name })),
  paths: paths(),
  components: {
    securitySchemes: { adminSession: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    parameters: Object.fromEntries(
      Object.entries(PARAMETERS).map(([name, parameter]) => [name, { name, ...parameter }])
    ),
    responses: Object.fromEntries(
      Object.entries(REFUSALS).map(([code, description]) => [
        code,
        { description, content: jsonOf(refTo('ErrorAnswer')) },
      ])
    ),
    schemas: componentSchemas(),
  },
});

const paths = (): Json => {
  const all: Record<string, Json> = {};
  for (const route of adminRoutes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    all[path] = { ...all[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return all;
};

/** `GET /deliveries/:id`: what a route is called in the list of descriptions. */
export const nameOf = ({ method, path }: AdminRoute): string => `${method} ${path}`;

const descriptionOf = (route: AdminRoute): RouteDescription => {
  const description = DESCRIPTIONS[nameOf(route)];
  if (description) return description;
  throw new Error(`${nameOf(route)} is not described: add it to scripts/docs/openapi/routes.ts.`);
};

const operationOf = (route: AdminRoute): Json => {
  const description = descriptionOf(route);
  const permission = permissionOf(route);
  const parameters = [...pathParameters(route.path), ...queryParameters(description)];
  return {
    operationId: operationIdOf(route),
    tags: [tagOf(route.path)],
    summary: description.summary,
    ...(permission ? { 'x-permission': permission } : { security: [] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(description.request
      ? {
          requestBody: {
            required: true,
            content: contentOf(description, refTo(description.request)),
          },
        }
      : {}),
    responses: responsesOf(description, permission !== null),
  };
};

const responsesOf = (description: RouteDescription, isGuarded: boolean): Json => {
  const { answer, status = 200, refusals = [] } = description;
  const done =
    answer === null
      ? { 302: { description: 'A page of the admin panel says how it went.' } }
      : { [status]: { description: 'Done.', content: jsonOf(dataOf(answer)) } };
  const codes = [...refusals, ...(isGuarded ? [401, 403] : [])];
  const refused = codes.map((code) => [code, { $ref: `#/components/responses/${code}` }] as const);
  return { ...done, ...Object.fromEntries(refused) };
};

const dataOf = (answer: AnswerName | readonly [AnswerName]): Json => ({
  type: 'object',
  properties: {
    data: typeof answer === 'string' ? refTo(answer) : { type: 'array', items: refTo(answer[0]) },
  },
  required: ['data'],
});

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    if (!(name in PARAMETERS)) throw new Error(`${path}: describe the parameter "${name}".`);
    return { $ref: `#/components/parameters/${name}` };
  });

const queryParameters = ({ query, bySite }: RouteDescription): Json[] => {
  const fields = Object.entries(query?.shape ?? {}) as [string, z.ZodType][];
  const own = fields.map(([name, schema]) => ({
    name,
    in: 'query',
    ...(schema.safeParse(undefined).success ? {} : { required: true }),
    schema: parameterSchema(schema),
  }));
  return bySite ? [...own, { $ref: '#/components/parameters/site' }] : own;
};

const permissionOf = ({ config }: AdminRoute): string | null => {
  if (!('policies' in config)) return null;
  for (const policy of config.policies) {
    if (typeof policy !== 'string') return policy.config.actions.join(' ');
  }
  return null;
};

/** `postDeliveriesIdRetry`. */
const operationIdOf = ({ method, path }: AdminRoute): string => {
  const words = path.split(/[^a-zA-Z]+/).filter(Boolean);
  return (
    method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
  );
};

const tagOf = (path: string): string => path.split('/')[1] ?? '';

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const jsonOf = (schema: Json): Json => ({ 'application/json': { schema } });

const contentOf = ({ isForm }: RouteDescription, schema: Json): Json =>
  isForm ? { 'multipart/form-data': { schema } } : jsonOf(schema);
