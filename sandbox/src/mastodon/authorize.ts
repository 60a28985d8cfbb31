import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountByUsername, type MastodonAccount } from './accounts';
import { oauthText, type OAuthCode } from './api-error';
import { OUT_OF_BAND } from './apps';
import {
  readAuthorizeRequest,
  type AuthorizeRequest,
  type ReadRequest,
  type ReturnAddress,
} from './authorize-request';
import { codePage, consentPage, refusalPage } from './consent-page';
import type { Mastodon } from './state';

const AUTHORIZE_PATH = '/oauth/authorize';
const NATIVE_PATH = '/oauth/authorize/native';

/** The consent screen: GET shows it, POST of its form leads back to the app. */
export const authorizeRoutes = (app: Hono<SandboxEnv>, mastodon: Mastodon): void => {
  const fault = mastodon.world.faults.on('mastodon', 'authorize');
  app.get(AUTHORIZE_PATH, fault, (context) => {
    const params = context.req.query();
    const read = readAuthorizeRequest(mastodon, params);
    if (!('request' in read)) return refused(context, read);
    return context.html(consentPage(read.request, params));
  });
  app.post(AUTHORIZE_PATH, fault, async (context) => {
    const fields = textFields(await context.req.parseBody());
    const read = readAuthorizeRequest(mastodon, fields);
    if (!('request' in read)) return refused(context, read);
    const { request } = read;
    if (fields.decision === 'cancel') {
      return refused(context, { redirectError: 'access_denied', to: request });
    }
    const account = accountByUsername(fields.account ?? '');
    if (!account) return context.html(refusalPage('Choose an account.'), 400);
    return context.redirect(backTo(request, { code: issueCode(mastodon, request, account) }));
  });
  app.get(NATIVE_PATH, (context) => context.html(codePage(context.req.query('code') ?? '')));
};

const issueCode = (
  { world, state }: Mastodon,
  { app, redirectUri, scopes, challenge }: AuthorizeRequest,
  account: MastodonAccount
): string => {
  const code = world.random.token(43);
  state.codes[code] = {
    ...{ clientId: app.clientId, accountId: account.id, redirectUri, scopes, challenge },
    expiresAt: world.clock.now() + state.knobs.codeLifetimeMs,
    isUsed: false,
  };
  world.changed();
  return code;
};

const backTo = (
  { redirectUri, state }: ReturnAddress,
  params: Readonly<Record<string, string>>
): string => {
  const all = new URLSearchParams({ ...params, ...(state === null ? {} : { state }) });
  if (redirectUri === OUT_OF_BAND) return `${NATIVE_PATH}?${all.toString()}`;
  const url = new URL(redirectUri);
  for (const [name, value] of all) url.searchParams.append(name, value);
  return url.href;
};

type Refusal = Exclude<ReadRequest, { request: AuthorizeRequest }>;

const refused = (context: Context<SandboxEnv>, refusal: Refusal): Response | Promise<Response> => {
  if ('pageError' in refusal) return errorPage(context, refusal.pageError);
  const { redirectError: error, to } = refusal;
  if (to.redirectUri === OUT_OF_BAND) return errorPage(context, error);
  return context.redirect(backTo(to, { error, error_description: oauthText(error) }));
};

const errorPage = (context: Context<SandboxEnv>, error: OAuthCode): Response | Promise<Response> =>
  context.html(refusalPage(oauthText(error)), error === 'invalid_client' ? 401 : 400);

const textFields = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string')
  );
