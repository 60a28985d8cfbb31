import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { readForm, type ConsentForm } from '../meta/form';
import { recordConsent } from '../meta/grants';
import type { InstagramAccount } from '../meta/instagram-accounts';
import { backTo } from '../meta/redirects';
import { accountByUsername } from './accounts';
import { readAuthorizeRequest, type AuthorizeRequest } from './authorize-request';
import { consentPage, problemPage } from './consent-page';
import { BASIC_SCOPE } from './scopes';
import type { Instagram } from './state';

/** Codes live an hour and work once. */
const CODE_LIFETIME_MS = 3_600_000;

/** Instagram appends it to every redirect: `#_`. */
const FRAGMENT = '_';

const DENIED = {
  error: 'access_denied',
  error_reason: 'user_denied',
  error_description: 'The user denied your request.',
};

const NOT_PROFESSIONAL =
  'To continue, switch this account to a professional account in the Instagram app.';

interface Answered {
  request: AuthorizeRequest;
  form: ConsentForm;
  account: InstagramAccount;
}

const consent = (instagram: Instagram, { request, form, account }: Answered): string => {
  const { world, state } = instagram;
  const party = { clientId: request.app.clientId, personKey: account.username };
  const ticked = [BASIC_SCOPE, ...form.all('permissions')];
  recordConsent(instagram, {
    ...party,
    asked: request.scopes,
    ticked,
    assets: [account.id],
    asksAgain: true,
  });
  const code = `AQB${world.random.token(160)}`;
  const expiresAt = world.clock.now() + CODE_LIFETIME_MS;
  const { redirectUri } = request;
  state.codes[code] = { ...party, redirectUri, expiresAt, isUsed: false };
  world.changed();
  return code;
};

/**
 * The consent screen and its form: `account` (one), `permissions` (as often as boxes are ticked) and
 * `decision` (`allow` or `deny`). A form without `decision` counts as consent.
 */
export const authorizeRoutes = (app: Hono<SandboxEnv>, instagram: Instagram): void => {
  const showProblem = (context: Context<SandboxEnv>, problem: string) =>
    context.html(problemPage(problem), 400);
  app.get('/oauth/authorize', (context) => {
    const request = readAuthorizeRequest(instagram, (name) => context.req.query(name));
    if ('problem' in request) return showProblem(context, request.problem);
    return context.html(consentPage(request));
  });
  app.post('/oauth/authorize', async (context) => {
    const form = await readForm(context);
    const request = readAuthorizeRequest(instagram, form.one);
    if ('problem' in request) return showProblem(context, request.problem);
    if (form.one('decision') === 'deny') {
      return context.redirect(backTo(request, DENIED, FRAGMENT));
    }
    const account = accountByUsername(form.one('account') ?? '');
    if (!account) return showProblem(context, 'Choose an account to continue.');
    if (account.accountType === 'PERSONAL' && !instagram.state.knobs.personalMaySignIn) {
      return showProblem(context, NOT_PROFESSIONAL);
    }
    const code = consent(instagram, { request, form, account });
    return context.redirect(backTo(request, { code }, FRAGMENT));
  });
};
