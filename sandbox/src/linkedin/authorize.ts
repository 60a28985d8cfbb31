import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { authorizeErrorPage, consentPage } from './consent-page';
import { memberByKey } from './people';
import { refusedScope } from './scopes';
import type { LinkedIn } from './state';
import { endTokensWithOtherScopes } from './tokens';

/** Codes live 30 minutes and work once (AUTH). */
const CODE_LIFETIME_MS = 1_800_000;

export interface AuthorizeRequest {
  clientId: string;
  redirectUri: string;
  state: string | null;
  scopes: string[];
  responseType: string;
}

type Checked =
  { ok: true; request: AuthorizeRequest } | { ok: false; answer: Response | Promise<Response> };

/** http only for the developer's own machine, never with a fragment (AUTH). */
const isUsableRedirect = (value: string): boolean => {
  if (!URL.canParse(value) || value.includes('#')) return false;
  const { protocol, hostname } = new URL(value);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLocal);
};

const backTo = (
  { redirectUri, state }: AuthorizeRequest,
  parameters: Readonly<Record<string, string>>
): string => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
  if (state !== null) url.searchParams.append('state', state);
  return url.href;
};

const requestFrom = (read: (name: string) => string | undefined): AuthorizeRequest => ({
  clientId: read('client_id') ?? '',
  redirectUri: read('redirect_uri') ?? '',
  state: read('state') ?? null,
  scopes: (read('scope') ?? '').split(' ').filter((scope) => scope !== ''),
  responseType: read('response_type') ?? '',
});

/** Mistakes of the app are shown on a page until the redirect URI is known to be good. */
const pageProblem = ({ world }: LinkedIn, request: AuthorizeRequest): string | null => {
  if (request.clientId === '') return 'You need to pass the "client_id" parameter.';
  const app = world.apps.find(({ clientId }) => clientId === request.clientId);
  if (!app) return 'The passed in client_id is invalid.';
  if (request.redirectUri === '') return 'You need to pass the "redirect_uri" parameter.';
  if (!app.redirectUris.includes(request.redirectUri)) {
    return 'The redirect_uri does not match the registered value.';
  }
  return isUsableRedirect(request.redirectUri)
    ? null
    : 'The redirect_uri must be an absolute https URL without a fragment.';
};

const redirectProblem = (
  { state }: LinkedIn,
  request: AuthorizeRequest
): Record<string, string> | null => {
  if (request.responseType !== 'code') {
    return {
      error: 'unsupported_response_type',
      error_description: 'The response_type must be "code".',
    };
  }
  if (request.scopes.length === 0) {
    return { error: 'invalid_scope_error', error_description: 'You need to pass a scope.' };
  }
  const refused = refusedScope(request.scopes, state.knobs);
  if (!refused) return null;
  const description =
    refused.problem === 'unauthorized_scope_error'
      ? `Scope "${refused.scope}" is not authorized for your application`
      : `The requested permission scope "${refused.scope}" is not valid`;
  return { error: refused.problem, error_description: description };
};

const check = (
  platform: LinkedIn,
  context: Context<SandboxEnv>,
  request: AuthorizeRequest
): Checked => {
  const problem = pageProblem(platform, request);
  if (problem) return { ok: false, answer: context.html(authorizeErrorPage(problem), 400) };
  const parameters = redirectProblem(platform, request);
  if (parameters) return { ok: false, answer: context.redirect(backTo(request, parameters)) };
  return { ok: true, request };
};

const issueCode = (
  { world, state }: LinkedIn,
  request: AuthorizeRequest,
  memberKey: string
): string => {
  const code = `AQT${world.random.token(64)}`;
  state.codes[code] = {
    clientId: request.clientId,
    redirectUri: request.redirectUri,
    memberKey,
    scopes: request.scopes,
    expiresAt: world.clock.now() + CODE_LIFETIME_MS,
    isUsed: false,
  };
  world.changed();
  return code;
};

/**
 * The consent screen and its form. A form without `decision` counts as consent, so that a script
 * may post just the input fields it finds. Unknown parameters such as `code_challenge` are ignored.
 */
export const authorizeRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  const fault = (operation: string) => platform.world.faults.on('linkedin', operation);
  app.get('/oauth/v2/authorization', fault('authorize'), (context) => {
    const checked = check(
      platform,
      context,
      requestFrom((name) => context.req.query(name))
    );
    return checked.ok ? context.html(consentPage(checked.request)) : checked.answer;
  });
  app.post('/oauth/v2/authorization-submit', fault('consent'), async (context) => {
    const form = await context.req.parseBody();
    const field = (name: string): string | undefined => {
      const value = form[name];
      return typeof value === 'string' ? value : undefined;
    };
    const checked = check(platform, context, requestFrom(field));
    if (!checked.ok) return checked.answer;
    const { request } = checked;
    if (field('decision') === 'cancel') {
      return context.redirect(
        backTo(request, {
          error: 'user_cancelled_authorize',
          error_description: 'The user cancelled the authorization',
        })
      );
    }
    const member = memberByKey(field('member') ?? '');
    if (!member) return context.html(authorizeErrorPage('Choose an account to sign in.'), 400);
    const { clientId, scopes } = request;
    endTokensWithOtherScopes(platform, { clientId, scopes, memberKey: member.key });
    return context.redirect(backTo(request, { code: issueCode(platform, request, member.key) }));
  });
};
