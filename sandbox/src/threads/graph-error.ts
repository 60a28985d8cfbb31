import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import type { Threads } from './state';

interface GraphErrorDetails {
  message: string;
  code: number;
  subcode?: number;
  type?: 'OAuthException' | 'THApiException';
  isTransient?: boolean;
  userTitle?: string;
  userMessage?: string;
  /** @default 400 */
  status?: ContentfulStatusCode;
}

/** An answer in Graph's shape that ends the request (ERR). */
export class GraphError extends Error {
  readonly status: ContentfulStatusCode;

  constructor(readonly details: GraphErrorDetails) {
    super(details.message);
    this.name = 'GraphError';
    this.status = details.status ?? 400;
  }

  body(traceId: string): Record<string, unknown> {
    const { message, code, subcode, type = 'OAuthException', isTransient } = this.details;
    const { userTitle, userMessage } = this.details;
    return {
      error: {
        message,
        type,
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(isTransient === undefined ? {} : { is_transient: isTransient }),
        ...(userTitle === undefined ? {} : { error_user_title: userTitle }),
        ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
        fbtrace_id: traceId,
      },
    };
  }
}

/** Code 190; the subcode tells expired (463), ended (460) and removed by the person (458) apart. */
export const invalidToken = ({ state }: Threads, message: string, subcode?: number): GraphError =>
  new GraphError({ message, code: 190, subcode, status: state.knobs.authErrorStatus });

export const invalidParameter = (message: string): GraphError =>
  new GraphError({ message, code: 100, type: 'THApiException' });

export const permissionMissing = (): GraphError =>
  new GraphError({
    message: 'Application does not have permission for this action',
    code: 10,
    type: 'THApiException',
  });

/** 24/4279009: what is named is not there, or not there yet (I70). */
export const notThereYet = (): GraphError =>
  new GraphError({
    message: 'The requested resource does not exist',
    code: 24,
    subcode: 4_279_009,
    isTransient: false,
    userTitle: 'Media Not Found',
    userMessage: 'The media with the given id cannot be found.',
  });

/** 100/33: no such object, or none that this token may see. */
export const noSuchObject = (id: string, method: string): GraphError =>
  new GraphError({
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    code: 100,
    subcode: 33,
    type: 'THApiException',
  });

/** Graph answers 1 for a wrong secret, a code that otherwise means "temporary" (not re-read for Threads). */
export const wrongSecret = (): GraphError =>
  new GraphError({ message: 'Error validating client secret.', code: 1 });

export const unknownPath = (path: string): GraphError =>
  new GraphError({ message: `Unknown path components: ${path}`, code: 2500 });

/** Turns thrown answers into responses; anything else is a defect of the sandbox. */
export const answerError =
  ({ world }: Threads) =>
  (error: Error, context: Context<SandboxEnv>): Response => {
    if (!(error instanceof GraphError)) throw error;
    if (error.details.code === 190) {
      context.header(
        'www-authenticate',
        `OAuth "Facebook Platform" "invalid_token" "${error.message}"`
      );
    }
    return context.json(error.body(`A${world.random.token(22)}`), error.status);
  };
