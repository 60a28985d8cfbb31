import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { Knobs } from './knobs';

export interface ProblemError {
  parameters?: Record<string, string[]>;
  message: string;
}

interface ProblemParts {
  status: ContentfulStatusCode;
  title: string;
  detail: string;
  /** Last path segment of `type`; about:blank without. */
  kind?: string;
  errors?: ProblemError[];
}

/** An answer of the API that is not a success (platforms/x.md §7). */
export class ApiProblem extends Error {
  constructor(readonly parts: ProblemParts) {
    super(parts.detail);
    this.name = 'ApiProblem';
  }

  get status(): ContentfulStatusCode {
    return this.parts.status;
  }

  body(knobs: Knobs): Record<string, unknown> {
    const { status, title, detail, kind, errors } = this.parts;
    const type = kind ? `https://${knobs.problemHost}/2/problems/${kind}` : 'about:blank';
    // The recorded invalid-request answers carry `errors` and no `status`.
    if (errors) return { errors, title, detail, type };
    return { title, detail, type, status };
  }
}

export const invalidRequest = (...errors: ProblemError[]): ApiProblem =>
  new ApiProblem({
    status: 400,
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    kind: 'invalid-request',
    errors,
  });

export const badRequest = (detail: string): ApiProblem =>
  new ApiProblem({ status: 400, title: 'Bad Request', detail });

export const unauthorized = (): ApiProblem =>
  new ApiProblem({ status: 401, title: 'Unauthorized', detail: 'Unauthorized' });

export const forbidden = (detail: string, kind?: string): ApiProblem =>
  new ApiProblem({ status: 403, title: 'Forbidden', detail, kind });

export const notPermitted = (): ApiProblem =>
  forbidden('You are not permitted to perform this action.');

export const notFound = (): ApiProblem =>
  new ApiProblem({ status: 404, title: 'Not Found', detail: 'Not Found' });

/** Entry of `errors[]` in a 200 answer about something that does not exist. */
export const missingResource = (input: {
  knobs: Knobs;
  resource: 'tweet' | 'user';
  parameter: string;
  id: string;
}): Record<string, unknown> => ({
  value: input.id,
  detail: `Could not find ${input.resource} with ${input.parameter}: [${input.id}].`,
  title: 'Not Found Error',
  resource_type: input.resource,
  parameter: input.parameter,
  resource_id: input.id,
  type: `https://${input.knobs.problemHost}/2/problems/resource-not-found`,
});
