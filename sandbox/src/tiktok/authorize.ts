import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountByUsername, type TikTokAccount } from './accounts';
import {
  readAuthorizeRequest,
  type AuthorizeRefusal,
  type AuthorizeRequest,
} from './authorize-request';
import { consentPage, grantField, refusalPage } from './consent-page';
import { BASIC_SCOPE, type Scope } from './scopes';
import type { TikTok } from './state';

type Fields = Readonly<Record<string, string>>;

const DENIED = { error: 'access_denied', error_description: 'User canceled the authorization' };

/** The consent screen: GET shows it, POST of its form leads back to the app. */
export const authorizeRoutes = (app: Hono<SandboxEnv>, tiktok: TikTok): void => {
  const fault = tiktok.world.faults.on('tiktok', 'authorize');
  for (const path of ['/v2/auth/authorize/', '/v2/auth/authorize']) {
    app.get(path, fault, (context) => {
      const params = context.req.query();
      const read = readAuthorizeRequest(tiktok, params);
      if ('refusal' in read) return refused(context, read.refusal);
      return context.html(consentPage(read.request, params));
    });
    app.post(path, fault, (context) => decide(tiktok, context));
  }
};

const decide = async (tiktok: TikTok, context: Context<SandboxEnv>): Promise<Response> => {
  const fields = textFields(await context.req.parseBody());
  const read = readAuthorizeRequest(tiktok, fields);
  if ('refusal' in read) return refused(context, read.refusal);
  if (fields.decision === 'cancel') return context.redirect(backTo(read.request, DENIED));
  const account = accountByUsername(fields.account ?? '');
  if (!account) return refused(context, { parameter: 'account', reason: 'Choose an account.' });
  const scopes = read.request.scopes.filter(
    (scope) => scope === BASIC_SCOPE || Boolean(fields[grantField(scope)])
  );
  const code = issueCode(tiktok, { request: read.request, account, scopes });
  return context.redirect(backTo(read.request, { code, scopes: scopes.join(',') }));
};

interface Consent {
  request: AuthorizeRequest;
  account: TikTokAccount;
  scopes: Scope[];
}

/** Ends in `*` and `!`, as the real ones do: a client that decodes twice or not at all breaks it. */
const issueCode = ({ world, state }: TikTok, { request, account, scopes }: Consent): string => {
  const code = `${world.random.token(80)}*${world.random.integer(9)}!${world.random.digits(4)}.va`;
  const { app, redirectUri, kind, challenge } = request;
  state.codes[code] = {
    ...{ clientKey: app.clientId, accountKey: account.key, scopes, redirectUri, kind, challenge },
    expiresAt: world.clock.now() + state.knobs.codeLifetimeMs,
  };
  world.changed();
  return code;
};

const backTo = (
  { redirectUri, state }: AuthorizeRequest,
  params: Readonly<Record<string, string>>
): string => {
  const url = new URL(redirectUri);
  const all = { ...params, ...(state === null ? {} : { state }) };
  url.search = Object.entries(all)
    .map(([name, value]) => `${name}=${encodeStrictly(value)}`)
    .join('&');
  return url.href;
};

/** Also encodes `*` and `!`, which `encodeURIComponent` leaves alone. */
const encodeStrictly = (value: string): string =>
  encodeURIComponent(value).replace(/[!*]/g, (sign) => (sign === '!' ? '%21' : '%2A'));

const textFields = (body: Record<string, unknown>): Fields =>
  Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string')
  );

const refused = (
  context: Context<SandboxEnv>,
  refusal: AuthorizeRefusal
): Response | Promise<Response> => context.html(refusalPage(refusal), 400);
