import type { Context, Handler, MiddlewareHandler } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { ApiProblem, notPermitted, unauthorized } from './problems';
import {
  countAppPost,
  countCall,
  rateHeaders,
  untouchedWindow,
  type ApiOperation,
} from './rate-limits';
import { accountById, lookUp, type IssuedToken, type XAccount, type XSite } from './state';

/** One call whose sender is known and allowed. */
export interface ApiCall {
  context: Context<SandboxEnv>;
  site: XSite;
  account: XAccount;
}

export interface ApiEndpoint {
  operation: ApiOperation;
  scopes: readonly string[];
  handle(call: ApiCall): Response | Promise<Response>;
}

/** Scopes of everything about posts (https://docs.x.com/openapi.json, checked 2026-11-22). */
export const READ_SCOPES = ['tweet.read', 'users.read'] as const;
export const WRITE_SCOPES = ['tweet.read', 'tweet.write', 'users.read'] as const;
export const MEDIA_SCOPES = ['media.write'] as const;

/** Faults, token, rate limit, credit and scopes in front of a handler. */
export const apiHandlers = (
  site: XSite,
  endpoint: ApiEndpoint
): [MiddlewareHandler<SandboxEnv>, Handler<SandboxEnv>] => [
  site.world.faults.on('x', endpoint.operation),
  async (context) => {
    try {
      return await answer(site, endpoint, context);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return context.json(error.body(site.state.knobs), error.status, {
        'content-type': 'application/problem+json; charset=utf-8',
      });
    }
  },
];

/** Every API answer names its transaction; clients quote it in support requests. */
export const transactionId =
  (site: XSite): MiddlewareHandler<SandboxEnv> =>
  async (context, next) => {
    context.header('x-transaction-id', site.world.random.token(16).toLowerCase());
    await next();
  };

const answer = async (
  site: XSite,
  endpoint: ApiEndpoint,
  context: Context<SandboxEnv>
): Promise<Response> => {
  const { operation } = endpoint;
  const token = bearerToken(site, context);
  const account = token && accountById(site, token.accountId);
  if (!account) {
    sendHeaders(context, rateHeaders(untouchedWindow(site, operation)));
    throw unauthorized();
  }
  const window = countCall(site, { accountId: account.id, operation });
  sendHeaders(context, rateHeaders(window));
  if (window.exceeded || isAppDayOver(site, token, { operation, context })) {
    return tooManyRequests(site, context);
  }
  if (site.state.knobs.credits !== 'available') return paymentRequired(site, context);
  if (!endpoint.scopes.every((scope) => token.scopes.includes(scope))) throw notPermitted();
  return endpoint.handle({ context, site, account });
};

/** Only posts have a day that all users of an app share. */
const isAppDayOver = (
  site: XSite,
  { clientId }: IssuedToken,
  { operation, context }: { operation: ApiOperation; context: Context<SandboxEnv> }
): boolean => {
  if (operation !== 'create-post') return false;
  const day = countAppPost(site, clientId);
  if (site.state.knobs.appDayHeaders) sendHeaders(context, rateHeaders(day, 'x-app-limit-24hour'));
  return day.exceeded;
};

const sendHeaders = (context: Context<SandboxEnv>, headers: Record<string, string>): void => {
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
};

const bearerToken = ({ world, state }: XSite, context: Context<SandboxEnv>): IssuedToken | null => {
  const [, secret] = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  const token = secret ? lookUp(state.accessTokens, secret) : null;
  return token && token.expiresAtMs > world.clock.now() ? token : null;
};

const tooManyRequests = (site: XSite, context: Context<SandboxEnv>): Response => {
  // Both bodies are on record (platforms/x.md §6).
  if (site.state.knobs.rateLimitBody === 'errors') {
    return context.json({ errors: [{ code: 88, message: 'Rate limit exceeded' }] }, 429);
  }
  throw new ApiProblem({ status: 429, title: 'Too Many Requests', detail: 'Too Many Requests' });
};

const paymentRequired = (site: XSite, context: Context<SandboxEnv>): Response => {
  if (site.state.knobs.credits === 'depleted-older-body') {
    return context.json(
      {
        title: 'CreditsDepleted',
        detail: 'Your enrolled account [1] does not have any credits to fulfill this request.',
        type: 'https://api.twitter.com/2/problems/credits',
      },
      402
    );
  }
  throw new ApiProblem({
    status: 402,
    title: 'Payment Required',
    detail: 'credits depleted',
    kind: 'credits-depleted',
  });
};
