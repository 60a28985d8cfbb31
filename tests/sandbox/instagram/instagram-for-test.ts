import { createInstagramSandbox } from '../../../sandbox/src/instagram';
import type { World } from '../../../sandbox/src/kernel/platform-sandbox';
import { worldForTest } from '../world-for-test';

export const APP_ID = '514207733001';
export const APP_SECRET = 'd4e5f6sample';
export const REDIRECT_URI = 'https://cms.harbourlight.example/instagram/callback';
export const LOCAL_REDIRECT_URI = 'http://127.0.0.1:1337/instagram/callback';
export const SCOPES = 'instagram_business_basic,instagram_business_content_publish';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
  error: { code?: number; error_subcode?: number; message?: string; type?: string };
}

export interface Login {
  account?: string;
  scope?: string;
  permissions?: readonly string[];
  decision?: string;
}

/** Instagram as a test drives it: over HTTP only, apart from `world` and the platform's actions. */
export interface InstagramForTest {
  url: string;
  world: World;
  act(action: string, input?: Record<string, unknown>): unknown;
  reset(): void;
  close(): Promise<void>;
  get(path: string, init?: RequestInit): Promise<Answer>;
  graph(path: string, params: Record<string, string>): Promise<Answer>;
  consent(login?: Login): Promise<Answer>;
  newCode(login?: Login): Promise<string>;
  exchangeCode(code: string, changes?: Record<string, string>): Promise<Answer>;
  exchangeToken(token: string, changes?: Record<string, string>): Promise<Answer>;
  refresh(token: string): Promise<Answer>;
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
  const error = (json.error ?? {}) as Answer['error'];
  return { status: response.status, headers: response.headers, text, json, error };
};

const consentForm = (login: Login): URLSearchParams => {
  const scope = login.scope ?? SCOPES;
  const form = new URLSearchParams({
    client_id: APP_ID,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope,
    state: 'st',
    account: login.account ?? 'harbourlight.weekly',
    decision: login.decision ?? 'allow',
  });
  for (const name of login.permissions ?? scope.split(',')) form.append('permissions', name);
  return form;
};

const clientOf = (url: string) => {
  const get: InstagramForTest['get'] = async (path, init) =>
    answerOf(await fetch(url + path, { redirect: 'manual', ...init }));
  const graph: InstagramForTest['graph'] = (path, params) =>
    get(`${path}?${new URLSearchParams(params).toString()}`);
  const consent: InstagramForTest['consent'] = (login = {}) =>
    get('/oauth/authorize', { method: 'POST', body: consentForm(login) });
  const newCode = async (login?: Login) => {
    const { headers } = await consent(login);
    return new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
  };
  const exchangeCode: InstagramForTest['exchangeCode'] = (code, changes) =>
    get('/oauth/access_token', {
      method: 'POST',
      body: new URLSearchParams({
        client_id: APP_ID,
        client_secret: APP_SECRET,
        grant_type: 'authorization_code',
        redirect_uri: REDIRECT_URI,
        code,
        ...changes,
      }),
    });
  const exchangeToken: InstagramForTest['exchangeToken'] = (token, changes) =>
    graph('/access_token', {
      grant_type: 'ig_exchange_token',
      client_secret: APP_SECRET,
      access_token: token,
      ...changes,
    });
  const refresh = (token: string) =>
    graph('/refresh_access_token', { grant_type: 'ig_refresh_token', access_token: token });
  const shortToken = async (login?: Login) => {
    const { json } = await exchangeCode(await newCode(login));
    return (json.data as { access_token: string }[])[0]?.access_token ?? '';
  };
  const longToken = async (login?: Login) =>
    String((await exchangeToken(await shortToken(login))).json.access_token);
  return {
    get,
    graph,
    consent,
    newCode,
    exchangeCode,
    exchangeToken,
    refresh,
    shortToken,
    longToken,
  };
};

export const startInstagram = async (): Promise<InstagramForTest> => {
  const { world, listenTo } = worldForTest({
    apps: [
      {
        clientId: APP_ID,
        clientSecret: APP_SECRET,
        redirectUris: [REDIRECT_URI, LOCAL_REDIRECT_URI, 'http://cms.example/callback'],
      },
    ],
  });
  const platform = createInstagramSandbox(world);
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
