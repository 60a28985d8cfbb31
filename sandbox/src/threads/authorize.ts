import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountByUsername, type ThreadsAccount } from './accounts';
import {
  NOT_A_TESTER,
  readAuthorizeRequest,
  type AuthorizeRefusal,
  type AuthorizeRequest,
} from './authorize-request';
import { consentPage, grantField, refusalPage } from './consent-page';
import { BASIC_SCOPE } from './scopes';
import type { Threads } from './state';
import { renewGrant } from './tokens';

const AUTHORIZE_PATH = '/oauth/authorize';

type Fields = Readonly<Record<string, string>>;

/** The consent screen: GET shows it, POST of its form leads back to the app. */
export const authorizeRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  const fault = threads.world.faults.on('threads', 'authorize');
  app.get(AUTHORIZE_PATH, fault, (context) => {
    const params = context.req.query();
    const read = readAuthorizeRequest(threads, params);
    if ('refusal' in read) return refused(context, read.refusal);
    return context.html(consentPage(read.request, params));
  });
  app.post(AUTHORIZE_PATH, fault, async (context) => {
    const fields = textFields(await context.req.parseBody());
    const read = readAuthorizeRequest(threads, fields);
    if ('refusal' in read) return refused(context, read.refusal);
    if (fields.decision === 'cancel') return context.redirect(backTo(read.request, DENIED));
    const account = accountByUsername(fields.account ?? '');
    if (!account) return refused(context, { message: 'Choose a profile.', code: 1 });
    if (!threads.state.knobs.appReviewed && !account.isTester) {
      const message = `@${account.username} has not accepted the invite to test the app.`;
      return refused(context, { message, code: NOT_A_TESTER });
    }
    const code = issueCode(threads, { request: read.request, account, fields });
    return context.redirect(backTo(read.request, { code }));
  });
};

const DENIED = {
  error: 'access_denied',
  error_reason: 'user_denied',
  error_description: 'The user denied your request.',
};

interface Consent {
  request: AuthorizeRequest;
  account: ThreadsAccount;
  fields: Fields;
}

const issueCode = (threads: Threads, { request, account, fields }: Consent): string => {
  const { world, state } = threads;
  const code = `AQ${world.random.token(200)}`;
  const appId = request.app.clientId;
  const scopes = request.scopes.filter(
    (scope) => scope === BASIC_SCOPE || Boolean(fields[grantField(scope)])
  );
  state.codes[code] = {
    ...{ appId, scopes, redirectUri: request.redirectUri, accountId: account.id },
    expiresAt: world.clock.now() + state.knobs.codeLifetimeMs,
    isUsed: false,
  };
  renewGrant(threads, { appId, accountId: account.id });
  return code;
};

/** Threads ends the address with `#_`, which is not part of the code (AT). */
const backTo = (
  { redirectUri, state }: AuthorizeRequest,
  params: Readonly<Record<string, string>>
): string => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(params)) url.searchParams.append(name, value);
  if (state !== null) url.searchParams.append('state', state);
  url.hash = '_';
  return url.href;
};

const textFields = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string')
  );

const refused = (
  context: Context<SandboxEnv>,
  refusal: AuthorizeRefusal
): Response | Promise<Response> => context.html(refusalPage(refusal), 400);
