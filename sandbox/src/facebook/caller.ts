import type { Context } from 'hono';

import type { RegisteredApp, SandboxEnv } from '../kernel/platform-sandbox';
import {
  GraphError,
  invalidParameter,
  noSuchObject,
  notAllowed,
  outage,
  unreadableToken,
} from '../meta/graph-error';
import { grantOf } from '../meta/grants';
import type { Grant, MetaToken } from '../meta/platform';
import { accessTokenIn, readParams, type Params } from '../meta/request-params';
import { checkSecretProof } from '../meta/secret-proof';
import { invalidSession, sessionProblem } from '../meta/session-problem';
import { spendAppCall, spendBusinessCall } from '../meta/usage';
import { enterVersion } from '../meta/versions';
import { pageById, roleOn, type Page } from './pages';
import { personByKey, type Person } from './people';
import type { Facebook } from './state';

/** Who calls, with a person's or a Page's token. */
export interface Caller {
  app: RegisteredApp;
  accessToken: string;
  person: Person;
  /** The Page it speaks for; null for a person. */
  page: Page | null;
  grant: Grant;
  params: Params;
  version: string;
}

export interface AppCaller {
  app: RegisteredApp;
  params: Params;
}

/** `id|secret`, the app's own token. */
export const appOfToken = ({ world }: Facebook, token: string): RegisteredApp | null => {
  const [id, secret] = token.split('|');
  return world.apps.find((app) => app.clientId === id && app.clientSecret === secret) ?? null;
};

const appById = ({ world }: Facebook, clientId: string): RegisteredApp => {
  const app = world.apps.find((candidate) => candidate.clientId === clientId);
  if (app) return app;
  throw new GraphError({
    status: 400,
    code: 190,
    message: 'Error validating application. Application has been deleted.',
  });
};

/** A Page's token lives as long as the Page, the role behind it and the person's choice to share it. */
const pageBehind = (facebook: Facebook, token: MetaToken, grant: Grant): Page | null => {
  if (token.pageId === null) return null;
  const page = pageById(facebook, token.pageId);
  if (!page) throw noSuchObject(token.pageId);
  if (!roleOn(facebook, page, token.personKey)) {
    throw invalidSession(
      492,
      'The user associated with the Page access token does not have an appropriate role on the Page.'
    );
  }
  if (!grant.assets.includes(page.id)) {
    throw notAllowed('The user has not given this app access to the Page.');
  }
  return page;
};

const liveToken = (facebook: Facebook, value: string): MetaToken => {
  const token = facebook.state.tokens[value];
  if (!token) throw unreadableToken();
  const problem = sessionProblem(facebook, token);
  if (problem) throw problem;
  return token;
};

/** Gone from all versions on 2026-10-27 (DEV/docs/graph-api/changelog/version26.0, checked 2026-11-22). */
const REMOVED_PARAMS = ['pretty', 'debug', 'date_format'];

const refuseRemoved = (context: Context<SandboxEnv>): void => {
  const removed = REMOVED_PARAMS.find((name) => context.req.query(name) !== undefined);
  if (removed) throw invalidParameter(`The parameter ${removed} is not supported any more`);
};

interface Admission {
  /** The host for bytes does not ask for the proof, even where it is required. @default true */
  needsProof?: boolean;
}

/** What every call passes: version, token, limits and, if sent or wanted, the proof of the secret. */
export const admit = async (
  facebook: Facebook,
  context: Context<SandboxEnv>,
  { needsProof = true }: Admission = {}
): Promise<Caller> => {
  const { world, state } = facebook;
  const version = enterVersion(facebook, context);
  if (state.knobs.outage) throw outage(state.knobs.outage);
  refuseRemoved(context);
  const params = await readParams(context);
  const accessToken = accessTokenIn(context, params);
  if (!accessToken) throw tokenMissing(context.req.param('id') ?? 'me');
  const token = liveToken(facebook, accessToken);
  const app = appById(facebook, token.clientId);
  spendAppCall(facebook, context, app.clientId);
  const isRequired = needsProof && state.knobs.requireAppSecretProof;
  checkSecretProof({
    ...{ params, token: accessToken, appSecret: app.clientSecret },
    ...{ now: world.clock.now(), isRequired },
  });
  const person = personByKey(token.personKey);
  const grant = grantOf(facebook, token);
  if (!person || !grant) throw unreadableToken();
  const page = pageBehind(facebook, token, grant);
  const callsPerDay = state.knobs.pageCallsPerDay;
  if (page) spendBusinessCall(facebook, context, { id: page.id, type: 'pages', callsPerDay });
  return { app, accessToken, person, page, grant, params, version };
};

const tokenMissing = (id: string): GraphError =>
  id === 'me'
    ? new GraphError({
        status: 400,
        code: 2500,
        message: 'An active access token must be used to query information about the current user.',
      })
    : new GraphError({
        status: 400,
        code: 104,
        message: '(#104) An access token is required to request this resource.',
      });
