import {
  IDEMPOTENCY_KEPT_HOURS,
  IDEMPOTENCY_KEY_HEADER,
  RATE_LIMIT_HEADERS,
  REPLAYED_HEADER,
} from '../../../contracts/automation';
import { automationRoutes, scopeOf, type TokenRoute } from '../../../server/src/routes/automation';
import { AUTOMATION_DESCRIPTIONS } from './automation-routes';
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
import { componentSchemas } from './schemas';

/** Below the REST prefix, which is `/api` unless the app sets another one. */
export const AUTOMATION_PREFIX = '/api/distribution';

const REFUSALS = {
  400: 'The request is not valid, or it cannot be done now; the message says why.',
  401: 'There is no API token, or Strapi does not know it, or it has expired.',
  403: 'The token may not call this, or may not read the entry.',
  404: 'What the request names does not exist.',
  409: 'The first request with this Idempotency-Key is still being worked on.',
  422: 'The Idempotency-Key belongs to another request.',
  429: 'The token made too many requests in a minute; `Retry-After` says when to go on.',
} as const;

const OWN_PARAMETERS: Readonly<Record<string, Json>> = {
  id: PARAMETERS.id,
  site: {
    in: 'query',
    description:
      'Id or slug of the site. When left out: all sites in lists of rows, else the default one.',
    schema: { type: 'string' },
  },
  [IDEMPOTENCY_KEY_HEADER]: {
    in: 'header',
    description:
      `1 to 200 visible characters, a UUID for instance. Repeated with the same key within ` +
      `${IDEMPOTENCY_KEPT_HOURS} hours, a request is done once and answered as the first time.`,
    schema: { type: 'string', minLength: 1, maxLength: 202 },
  },
};

const HEADERS: Readonly<Record<string, Json>> = {
  [RATE_LIMIT_HEADERS.limit]: {
    description: 'Requests that the token may make in a minute.',
    schema: { type: 'integer' },
  },
  [RATE_LIMIT_HEADERS.remaining]: {
    description: 'What is left of them.',
    schema: { type: 'integer' },
  },
  [RATE_LIMIT_HEADERS.reset]: {
    description: 'Seconds until all of them are there again.',
    schema: { type: 'integer' },
  },
  [REPLAYED_HEADER]: {
    description: '`true`: this is the answer that the first request with the key got.',
    schema: { type: 'string', enum: ['true'] },
  },
};

/** The API for programs in OpenAPI 3.1, from the route table and the contracts. */
export const automationDocument = (version: string): Json => {
  const paths = pathsOf(automationRoutes, toOperation);
  const responses = refusalsOf(REFUSALS);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Social Distribution for Strapi: automation API',
      version,
      description:
        'For programs with an API token of Strapi (Settings → API Tokens). A custom token needs the ' +
        'action that `x-token-action` names; read-only tokens may call what ends in `find` or ' +
        '`findOne`; full-access tokens may call everything.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: AUTOMATION_PREFIX, description: 'Below the address of Strapi.' }],
    security: [{ apiToken: [] }],
    tags: tagsOf(automationRoutes),
    paths,
    components: {
      securitySchemes: {
        apiToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'Settings → API Tokens → Create new API Token.',
        },
      },
      parameters: parametersOf(OWN_PARAMETERS),
      headers: HEADERS,
      responses,
      schemas: schemasFor({ paths, responses }),
    },
  };
};

const toOperation = (route: TokenRoute): Json =>
  operationOf(route, descriptionOf(route), {
    members: { 'x-token-action': scopeOf(route) },
    parameters: route.isChange ? [refTo('parameters', IDEMPOTENCY_KEY_HEADER)] : [],
    refusals: [401, 403, ...(route.isChange ? [409, 422] : []), 429],
    headers: Object.fromEntries(
      Object.keys(HEADERS)
        .filter((name) => route.isChange || name !== REPLAYED_HEADER)
        .map((name) => [name, refTo('headers', name)])
    ),
  });

const descriptionOf = (route: TokenRoute): RouteDescription => {
  const description = AUTOMATION_DESCRIPTIONS[nameOf(route)];
  if (description) return description;
  throw new Error(
    `${nameOf(route)} is not described: add it to scripts/docs/openapi/automation-routes.ts.`
  );
};

const refTo = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

const SCHEMAS = '#/components/schemas/';

/** Those that are referred to, and those that they refer to. */
const schemasFor = (used: unknown): Json => {
  const all = componentSchemas();
  const kept = new Set<string>();
  const follow = (value: unknown): void => {
    for (const name of schemaRefsIn(value)) {
      if (kept.has(name)) continue;
      kept.add(name);
      follow(all[name]);
    }
  };
  follow(used);
  return Object.fromEntries(Object.entries(all).filter(([name]) => kept.has(name)));
};

const schemaRefsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && String(inner).startsWith(SCHEMAS)
      ? [String(inner).slice(SCHEMAS.length)]
      : schemaRefsIn(inner)
  );
};
