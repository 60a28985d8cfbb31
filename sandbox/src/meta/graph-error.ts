import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { SandboxEnv, World } from '../kernel/platform-sandbox';

export interface GraphFault {
  status: ContentfulStatusCode;
  code: number;
  message: string;
  /** @default OAuthException */
  type?: 'OAuthException' | 'GraphMethodException' | 'IGApiException';
  subcode?: number;
  isTransient?: boolean;
}

/** An answer in the shape of the Graph API's errors; ends the request. */
export class GraphError extends Error {
  constructor(readonly fault: GraphFault) {
    super(fault.message);
    this.name = 'GraphError';
  }

  /** The body without the trace id. */
  get summary(): Record<string, unknown> {
    const { message, type = 'OAuthException', code, subcode, isTransient } = this.fault;
    return {
      message,
      type,
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      ...(isTransient === undefined ? {} : { is_transient: isTransient }),
    };
  }
}

/** Code 100: a parameter is missing or wrong. */
export const invalidParameter = (message: string, subcode?: number): GraphError =>
  new GraphError({ status: 400, code: 100, message: `(#100) ${message}`, subcode });

export const nonexistingField = (field: string, nodeType: string): GraphError =>
  invalidParameter(`Tried accessing nonexisting field (${field}) on node type (${nodeType})`);

/** Code 100/33: there is no such object, or this token may not know of it. */
export const noSuchObject = (id: string, method = 'get'): GraphError =>
  new GraphError({
    status: 400,
    type: 'GraphMethodException',
    code: 100,
    subcode: 33,
    message:
      `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due ` +
      'to missing permissions, or does not support this operation. Please read the Graph API ' +
      'documentation at https://developers.facebook.com/docs/graph-api',
  });

/** Code 10: the app lacks a permission for the object. */
export const missingPermission = (message: string): GraphError =>
  new GraphError({ status: 403, code: 10, message: `(#10) ${message}` });

/** Code 200: the person has not allowed it. */
export const notAllowed = (message: string): GraphError =>
  new GraphError({ status: 403, code: 200, message: `(#200) ${message}` });

export const unknownPath = (path: string): GraphError =>
  new GraphError({ status: 400, code: 2500, message: `Unknown path components: ${path}` });

/** Code 190 without a subcode, as for a token of another platform. */
export const unreadableToken = (): GraphError =>
  new GraphError({
    status: 400,
    code: 190,
    message: 'Invalid OAuth access token - Cannot parse access token',
  });

/** Codes 1 and 2: nobody knows what happened on the other side. */
export const outage = (code: 1 | 2): GraphError =>
  new GraphError({
    status: 500,
    code,
    message:
      code === 1
        ? 'An unknown error has occurred.'
        : 'Service temporarily unavailable: an unexpected error has occurred. Please retry your request later.',
    isTransient: true,
  });

const challengeOf = ({ message }: GraphFault): string =>
  `OAuth "Facebook Platform" "invalid_token" "${message}"`;

/** Turns thrown answers into responses; anything else is a defect of the sandbox. */
export const answerGraphError =
  (world: World) =>
  (error: Error, context: Context<SandboxEnv>): Response => {
    if (!(error instanceof GraphError)) throw error;
    const { fault, summary } = error;
    if (fault.code === 190) context.header('www-authenticate', challengeOf(fault));
    const trace = `A${world.random.token(22)}`;
    return context.json({ error: { ...summary, fbtrace_id: trace } }, fault.status);
  };
