import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { ApiError, validationFailed } from './api-error';
import { countRegistration } from './rate-limits';
import { readParams, textOf, type Params } from './request-params';
import { DEFAULT_SCOPES, parseScopes, supportedScopes } from './scopes';
import { lookUp, type InstanceApp, type Mastodon } from './state';
import { authenticate } from './tokens';

/** Limits of the registration form (APPS-SPEC). */
const MAX_NAME_LENGTH = 60;
const MAX_URL_LENGTH = 2000;
const FORBIDDEN_SCHEMES = ['data:', 'vbscript:', 'javascript:'];

/** For clients that cannot be redirected to: the code is shown on a page. */
export const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';

/** `POST /api/v1/apps`: anyone may register an app, without a token (APPS). */
export const appRoutes = (app: Hono<SandboxEnv>, mastodon: Mastodon): void => {
  const fault = mastodon.world.faults.on('mastodon', 'register-app');
  app.post('/api/v1/apps', fault, (context) => register(mastodon, context));
  const lookAt = mastodon.world.faults.on('mastodon', 'app-info');
  app.get('/api/v1/apps/verify_credentials', lookAt, (context) => {
    const { clientId } = authenticate(mastodon, context, ['read:accounts', 'write:statuses']);
    const own = appById(mastodon, clientId);
    if (!own) throw new ApiError(401, 'The access token is invalid');
    return context.json({ name: own.name, website: own.website, scopes: own.scopes });
  });
};

/** An app that registered itself, or one made by hand under Preferences → Development. */
export const appById = ({ world, state }: Mastodon, clientId: string): InstanceApp | null => {
  const registered = lookUp(state.apps, clientId);
  if (registered) return registered;
  const place = world.apps.findIndex((candidate) => candidate.clientId === clientId);
  const made = world.apps[place];
  if (!made) return null;
  return {
    id: String(place + 1),
    name: made.clientId,
    website: null,
    scopes: supportedScopes({ world, state }),
    ...made,
  };
};

const register = async (mastodon: Mastodon, context: Context<SandboxEnv>): Promise<Response> => {
  const { world, state } = mastodon;
  countRegistration(mastodon);
  const params = await readParams(context);
  const made = {
    name: textOf(params, 'client_name'),
    website: textOf(params, 'website') || null,
    scopes: scopesOf(params),
    redirectUris: redirectUrisOf(mastodon, params),
  };
  const problems = problemsOf(mastodon, made);
  if (problems.length > 0) throw validationFailed(problems);
  const app: InstanceApp = {
    id: String(state.nextAppId),
    ...made,
    clientId: world.random.token(43),
    clientSecret: world.random.token(43),
  };
  state.nextAppId += 1;
  state.apps[app.clientId] = app;
  world.changed();
  return context.json(answerOf(mastodon, app));
};

/** A list is not read as scopes: the default applies (APPS-SPEC). */
const scopesOf = (params: Params): string[] => {
  const scopes = params.scopes;
  return typeof scopes === 'string' ? parseScopes(scopes) : DEFAULT_SCOPES;
};

/** A text with one URI a line; a list since 4.3, before that it counted as nothing. */
const redirectUrisOf = ({ state }: Mastodon, params: Params): string[] => {
  const given = params.redirect_uris;
  if (Array.isArray(given)) {
    return state.knobs.oldServer ? [] : given.filter((uri) => typeof uri === 'string');
  }
  return typeof given === 'string' ? given.split(/\s+/).filter(Boolean) : [];
};

type Draft = Pick<InstanceApp, 'name' | 'website' | 'scopes' | 'redirectUris'>;

const problemsOf = (mastodon: Mastodon, draft: Draft): string[] => {
  const problems: string[] = [];
  const known = supportedScopes(mastodon);
  if (draft.name.trim() === '') problems.push("Application name can't be blank");
  if (draft.name.length > MAX_NAME_LENGTH) {
    problems.push(`Application name is too long (maximum is ${MAX_NAME_LENGTH} characters)`);
  }
  problems.push(...redirectProblemsOf(draft.redirectUris));
  if (!draft.scopes.every((scope) => known.includes(scope))) {
    problems.push("Scopes doesn't match configured on the server.");
  }
  const website = draft.website ?? '';
  if (website.length > MAX_URL_LENGTH) {
    problems.push(`Application website is too long (maximum is ${MAX_URL_LENGTH} characters)`);
  }
  if (website && !/^https?:\/\/[^\s/]+/i.test(website)) {
    problems.push('Application website is not a valid URL');
  }
  return problems;
};

const redirectProblemsOf = (redirectUris: readonly string[]): string[] => {
  if (redirectUris.length === 0) return ["Redirect URI can't be blank"];
  const problems = redirectUris.map(redirectProblemOf).filter((problem) => problem !== null);
  if (redirectUris.join('\n').length > MAX_URL_LENGTH) {
    problems.push(`Redirect URI is too long (maximum is ${MAX_URL_LENGTH} characters)`);
  }
  return [...new Set(problems)];
};

/** http is allowed, also elsewhere than on the own machine. */
const redirectProblemOf = (redirectUri: string): string | null => {
  if (redirectUri === OUT_OF_BAND) return null;
  if (!URL.canParse(redirectUri)) return 'Redirect URI must be an absolute URI.';
  if (redirectUri.includes('#')) return 'Redirect URI cannot contain a fragment.';
  const { protocol, host } = new URL(redirectUri);
  if (FORBIDDEN_SCHEMES.includes(protocol)) return 'Redirect URI is forbidden by the server.';
  return host === '' && !redirectUri.includes(':/')
    ? 'Redirect URI must be an absolute URI.'
    : null;
};

const answerOf = ({ state, world }: Mastodon, app: InstanceApp): Record<string, unknown> => {
  const { id, name, website, scopes, redirectUris, clientId, clientSecret } = app;
  const common = {
    ...{ id, name, website, redirect_uri: redirectUris.join('\n') },
    ...{ client_id: clientId, client_secret: clientSecret },
    vapid_key: Buffer.from(`push key of ${world.baseUrl()}`).toString('base64url'),
  };
  if (state.knobs.oldServer) return common;
  return { ...common, scopes, redirect_uris: redirectUris, client_secret_expires_at: 0 };
};
