import { createFacebookSandbox } from '../../../sandbox/src/facebook';
import type { World } from '../../../sandbox/src/kernel/platform-sandbox';
import { worldForTest } from '../world-for-test';

export const APP_ID = '902145578310';
export const APP_SECRET = 'a1b2c3sample';
export const OTHER_APP_ID = '902145578999';
export const REDIRECT_URI = 'https://cms.harbourlight.example/facebook/callback';
export const LOCAL_REDIRECT_URI = 'http://localhost:1337/facebook/callback';
export const SCOPES =
  'pages_show_list,pages_manage_posts,pages_read_engagement,pages_manage_engagement,read_insights,business_management';
export const INSTAGRAM_SCOPES = `${SCOPES},instagram_basic,instagram_content_publish`;

/** Pages of the sandbox. */
export const WEEKLY = '104829175630021';
export const BOOKS = '61570000000000213';
export const REGATTA = '109377460218845';
export const SALTMARSH = '112650938174462';
export const GAZETTE = '117204583390716';
export const THEATRE = '121938475602293';
export const ALL_PAGES = [WEEKLY, BOOKS, REGATTA, SALTMARSH, GAZETTE, THEATRE];
export const BUSINESS = '734190258816402';
export const WEEKLY_INSTAGRAM = '17841400000000101';

export interface GraphErrorBody {
  message: string;
  type: string;
  code: number;
  error_subcode?: number;
  is_transient?: boolean;
  fbtrace_id: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
  /** The error's body; empty when there is none. */
  error: Partial<GraphErrorBody>;
}

export interface Login {
  account?: string;
  scope?: string;
  /** Ticked Pages. @default all */
  pages?: readonly string[];
  instagram?: readonly string[];
  /** Ticked permissions. @default all that are asked */
  permissions?: readonly string[];
  decision?: string;
  /** Other fields of the dialog. */
  fields?: Record<string, string>;
}

/** Facebook as a test drives it: over HTTP only, apart from `world` and the platform's actions. */
export interface FacebookForTest {
  url: string;
  world: World;
  act(action: string, input?: Record<string, unknown>): unknown;
  reset(): void;
  close(): Promise<void>;
  get(path: string, init?: RequestInit): Promise<Answer>;
  graph(path: string, params: Record<string, string>): Promise<Answer>;
  consent(login?: Login): Promise<URL>;
  exchangeCode(code: string, changes?: Record<string, string>): Promise<Answer>;
  exchangeToken(token: string, changes?: Record<string, string>): Promise<Answer>;
  shortToken(login?: Login): Promise<string>;
  longToken(login?: Login): Promise<string>;
}

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  let json: Record<string, unknown> = {};
  try {
    json = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Pages have no JSON.
  }
  const error = (json.error ?? {}) as Partial<GraphErrorBody>;
  return { status: response.status, headers: response.headers, text, json, error };
};

const consentForm = (login: Login): URLSearchParams => {
  const scope = login.scope ?? SCOPES;
  const form = new URLSearchParams({
    client_id: APP_ID,
    redirect_uri: REDIRECT_URI,
    scope,
    state: 'st',
    account: login.account ?? 'harbour-light-editor',
    decision: login.decision ?? 'allow',
    ...login.fields,
  });
  for (const page of login.pages ?? ALL_PAGES) form.append('pages', page);
  for (const id of login.instagram ?? [WEEKLY_INSTAGRAM]) form.append('instagram', id);
  for (const name of login.permissions ?? scope.split(',')) form.append('permissions', name);
  return form;
};

const clientOf = (url: string) => {
  const get: FacebookForTest['get'] = async (path, init) =>
    answerOf(await fetch(url + path, { redirect: 'manual', ...init }));
  const graph: FacebookForTest['graph'] = (path, params) =>
    get(`/v26.0${path}?${new URLSearchParams(params).toString()}`);
  const app = { client_id: APP_ID, client_secret: APP_SECRET };
  const consent = async (login: Login = {}) => {
    const body = consentForm(login);
    const answer = await get('/dialog/oauth/consent', { method: 'POST', body });
    return new URL(answer.headers.get('location') ?? '');
  };
  const exchangeCode: FacebookForTest['exchangeCode'] = (code, changes) =>
    graph('/oauth/access_token', { ...app, redirect_uri: REDIRECT_URI, code, ...changes });
  const exchangeToken: FacebookForTest['exchangeToken'] = (token, changes) =>
    graph('/oauth/access_token', {
      ...app,
      grant_type: 'fb_exchange_token',
      fb_exchange_token: token,
      ...changes,
    });
  const shortToken = async (login?: Login) => {
    const code = (await consent(login)).searchParams.get('code') ?? '';
    return String((await exchangeCode(code)).json.access_token);
  };
  const longToken = async (login?: Login) =>
    String((await exchangeToken(await shortToken(login))).json.access_token);
  return { get, graph, consent, exchangeCode, exchangeToken, shortToken, longToken };
};

export const startFacebook = async (): Promise<FacebookForTest> => {
  const redirectUris = [REDIRECT_URI, LOCAL_REDIRECT_URI, 'http://cms.example/callback'];
  const { world, listenTo } = worldForTest({
    apps: [
      { clientId: APP_ID, clientSecret: APP_SECRET, redirectUris },
      { clientId: OTHER_APP_ID, clientSecret: 'other', redirectUris },
    ],
  });
  const platform = createFacebookSandbox(world);
  const { url, close } = await listenTo(platform);
  return {
    url,
    world,
    act: (action, input = {}) => {
      const run = platform.actions[action];
      if (!run) throw new Error(`No action ${action}`);
      return run(input);
    },
    reset: () => platform.reset(),
    close,
    ...clientOf(url),
  };
};

export interface ListedPage {
  id: string;
  name: string;
  access_token?: string;
  tasks?: string[];
}

/** The Page's token as a client gets it. */
export const pageTokenFor = async (
  facebook: FacebookForTest,
  userToken: string,
  pageId = WEEKLY
): Promise<string> => {
  const { json } = await facebook.graph(`/${pageId}`, {
    fields: 'access_token',
    access_token: userToken,
  });
  return String(json.access_token);
};
