import type { z } from 'zod';

import type { RouteDescription } from './route-description';
import { parameterSchema, type AnswerName } from './schemas';

export type Json = Record<string, unknown>;

/** What every route of every API has. */
export interface DescribedRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API's prefix, with `:name` for parameters. */
  path: string;
}

/** What an API adds to the operations of its routes. */
export interface OperationExtras {
  /** Members of the operation: `x-permission`, `security`… */
  members: Json;
  /** Beside those of path and query. */
  parameters: readonly Json[];
  /** Codes beside those that the description names. */
  refusals: readonly number[];
  /** Headers of a good answer. */
  headers?: Json;
}

export const PARAMETERS = {
  id: { in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
  platform: {
    in: 'path',
    required: true,
    description: 'Id of a platform, as in `GET /platforms`.',
    schema: { type: 'string' },
  },
  uid: {
    in: 'path',
    required: true,
    description: 'Content-type of an entry: `api::article.article`.',
    schema: { type: 'string' },
  },
  documentId: {
    in: 'path',
    required: true,
    description: 'Document id of an entry.',
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
} as const satisfies Readonly<Record<string, Json>>;

/** `GET /deliveries/:id`: what a route is called in the list of descriptions. */
export const nameOf = ({ method, path }: DescribedRoute): string => `${method} ${path}`;

/** One operation, from the route and its description. */
export const operationOf = (
  route: DescribedRoute,
  description: RouteDescription,
  extras: OperationExtras
): Json => {
  const parameters = [
    ...pathParameters(route.path),
    ...queryParameters(description),
    ...extras.parameters,
  ];
  return {
    operationId: operationIdOf(route),
    tags: [tagOf(route.path)],
    summary: description.summary,
    ...extras.members,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(description.request
      ? {
          requestBody: {
            required: true,
            content: contentOf(description, refTo(description.request)),
          },
        }
      : {}),
    responses: responsesOf(description, extras),
  };
};

/** The paths of a document. */
export const pathsOf = <Route extends DescribedRoute>(
  routes: readonly Route[],
  toOperation: (route: Route) => Json
): Json => {
  const all: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    all[path] = { ...all[path], [route.method.toLowerCase()]: toOperation(route) };
  }
  return all;
};

export const tagsOf = (routes: readonly DescribedRoute[]): Json[] =>
  [...new Set(routes.map(({ path }) => tagOf(path)))].map((name) => ({ name }));

/** `components.parameters`. */
export const parametersOf = (parameters: Readonly<Record<string, Json>>): Json =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, { name, ...parameter }])
  );

/** `components.responses`: the answers of refusals, by their codes. */
export const refusalsOf = (refusals: Readonly<Record<number, string>>): Json =>
  Object.fromEntries(
    Object.entries(refusals).map(([code, description]) => [
      code,
      { description, content: jsonOf(refTo('ErrorAnswer')) },
    ])
  );

const responsesOf = (description: RouteDescription, extras: OperationExtras): Json => {
  const { answer, status = 200, refusals = [] } = description;
  const { headers } = extras;
  const done =
    answer === null
      ? withoutJson(description)
      : {
          [status]: {
            description: 'Done.',
            ...(headers ? { headers } : {}),
            content: jsonOf(dataOf(description)),
          },
        };
  const codes = [...refusals, ...extras.refusals];
  const refused = codes.map((code) => [code, { $ref: `#/components/responses/${code}` }] as const);
  return { ...done, ...Object.fromEntries(refused) };
};

const withoutJson = ({ isFile }: RouteDescription): Json => {
  if (!isFile) return { 302: { description: 'A page of the admin panel says how it went.' } };
  const content = isFile.map((type) => [type, { schema: { type: 'string' } }] as const);
  return { 200: { description: 'A file.', content: Object.fromEntries(content) } };
};

const dataOf = ({ answer, isPaged }: RouteDescription): Json => {
  if (answer === null) throw new Error('A redirect or a file has no data.');
  return {
    type: 'object',
    properties: {
      data: isList(answer) ? { type: 'array', items: refTo(answer[0]) } : refTo(answer),
      ...(isPaged ? { meta: refTo('PageMeta') } : {}),
    },
    required: isPaged ? ['data', 'meta'] : ['data'],
  };
};

const isList = (answer: AnswerName | readonly [AnswerName]): answer is readonly [AnswerName] =>
  typeof answer !== 'string';

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

/** `postDeliveriesIdRetry`. */
const operationIdOf = ({ method, path }: DescribedRoute): string => {
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
