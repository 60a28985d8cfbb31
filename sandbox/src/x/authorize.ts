import { Hono, type Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import {
  readAuthorizeRequest,
  type AuthorizeRefusal,
  type AuthorizeRequest,
} from './authorize-request';
import { consentPage, refusalPage } from './consent-page';
import { accountById, type XSite } from './state';

export const AUTHORIZE_PATH = '/i/oauth2/authorize';

/** https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code, 2026-11-22. */
const CODE_LIFETIME_MS = 30_000;

/** The consent screen: GET shows it, POST of its form redirects back to the app. */
export const authorizeRoutes = (site: XSite): Hono<SandboxEnv> => {
  const app = new Hono<SandboxEnv>();
  const fault = site.world.faults.on('x', 'authorize');
  app.get(AUTHORIZE_PATH, fault, (context) => {
    const params = context.req.query();
    const request = readAuthorizeRequest(site, params);
    if ('refusal' in request) return refused(context, request);
    return context.html(consentPage({ site, request, params }));
  });
  app.post(AUTHORIZE_PATH, fault, async (context) => {
    const fields = textFields(await context.req.parseBody());
    const request = readAuthorizeRequest(site, fields);
    if ('refusal' in request) return refused(context, request);
    if (fields.decision === 'cancel') {
      return context.redirect(
        backTo(request, { error: 'access_denied', state: request.state }),
        302
      );
    }
    const account = accountById(site, fields.account_id ?? '');
    if (!account) return refused(context, { refusal: 'Choose an account.', code: null });
    const code = issueCode(site, request, account.id);
    return context.redirect(backTo(request, { state: request.state, code }), 302);
  });
  return app;
};

const issueCode = (site: XSite, request: AuthorizeRequest, accountId: string): string => {
  const { world, state } = site;
  const code = Buffer.from(`${world.random.token(43)}:${world.clock.now()}:1:1:ac:1`).toString(
    'base64url'
  );
  const withheld = state.knobs.withheldScopes;
  state.codes[code] = {
    clientId: request.app.clientId,
    accountId,
    scopes: request.scopes.filter((scope) => !withheld.includes(scope)),
    expiresAtMs: world.clock.now() + CODE_LIFETIME_MS,
    redirectUri: request.redirectUri,
    challenge: request.challenge,
    challengeMethod: request.challengeMethod,
  };
  world.changed();
  return code;
};

const backTo = (request: AuthorizeRequest, params: Record<string, string>): string => {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.toString();
};

const textFields = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string')
  );

/** A page for people; the JSON that the platform's documentation shows for everything else. */
const refused = (
  context: Context<SandboxEnv>,
  { refusal, code }: AuthorizeRefusal
): Response | Promise<Response> => {
  if (context.req.header('accept')?.includes('text/html')) {
    return context.html(refusalPage(refusal), 400);
  }
  return context.json({ errors: [{ ...(code ? { code } : {}), message: refusal }] }, 400);
};
