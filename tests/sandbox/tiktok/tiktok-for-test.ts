import { createHash } from 'node:crypto';

import { createTikTokSandbox } from '../../../sandbox/src/tiktok';
import type { World } from '../../../sandbox/src/kernel/platform-sandbox';
import { readConsentForm } from '../../../scripts/person/consent-form';
import { worldForTest } from '../world-for-test';

export const CLIENT_KEY = 'awharbourlight7q';
export const CLIENT_SECRET = 'tiktok-sample-secret';
export const WEB_URI = 'https://cms.harbourlight.example/callback/';
export const DESKTOP_URI = 'http://localhost:1337/callback';
export const SCOPES = 'user.info.basic,user.info.profile,video.publish,video.list';
export const VERIFIER = 'v'.repeat(64);
export const HEX_CHALLENGE = createHash('sha256').update(VERIFIER).digest('hex');

/** What a desktop app adds to its authorize address. */
export const DESKTOP = {
  redirect_uri: DESKTOP_URI,
  code_challenge: HEX_CHALLENGE,
  code_challenge_method: 'S256',
};

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const json = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, text, json };
};

export interface TokenAnswer {
  access_token: string;
  refresh_token: string;
  scope: string;
  open_id: string;
}

interface Consent {
  status: number;
  location: string;
  target: URL;
}

/** TikTok as a test drives it: over HTTP only, apart from `world` and the platform's actions. */
export interface TikTokForTest {
  url: string;
  world: World;
  act(action: string, input?: Record<string, unknown>): unknown;
  reset(): void;
  close(): Promise<void>;
  send(path: string, init?: RequestInit): Promise<Answer>;
  form(path: string, fields: Record<string, string>): Promise<Answer>;
  authorizePage(changes?: Record<string, string>): Promise<Answer>;
  /** Sends the consent screen's own form with some fields changed. */
  consent(fields?: Record<string, string>, request?: Record<string, string>): Promise<Consent>;
  code(fields?: Record<string, string>, request?: Record<string, string>): Promise<string>;
  exchange(code: string, changes?: Record<string, string>): Promise<Answer>;
  refresh(token: string, changes?: Record<string, string>): Promise<Answer>;
  revoke(token: string, changes?: Record<string, string>): Promise<Answer>;
  logIn(fields?: Record<string, string>): Promise<TokenAnswer>;
  userInfo(token: string, fields?: string): Promise<Answer>;
}

const REGISTERED = [
  WEB_URI,
  DESKTOP_URI,
  'http://127.0.0.1:*/back/',
  'http://cms.harbourlight.example/callback',
  'http://localhost/no-port',
  'https://cms.harbourlight.example/callback/?id=1',
];

const APP = { client_key: CLIENT_KEY, client_secret: CLIENT_SECRET };

export const startTikTok = async (): Promise<TikTokForTest> => {
  const { world, listenTo } = worldForTest({
    apps: [
      { clientId: CLIENT_KEY, clientSecret: CLIENT_SECRET, redirectUris: REGISTERED },
      { clientId: 'awother', clientSecret: 'other-secret', redirectUris: REGISTERED },
    ],
  });
  const platform = createTikTokSandbox(world);
  const { url, close } = await listenTo(platform);
  const send: TikTokForTest['send'] = async (path, init) =>
    answerOf(await fetch(url + path, { redirect: 'manual', ...init }));
  const form: TikTokForTest['form'] = (path, fields) =>
    send(path, { method: 'POST', body: new URLSearchParams(fields) });
  const tiktok: TikTokForTest = {
    ...{ url, world, close, send, form },
    act: (action, input = {}) => platform.actions[action]?.(input),
    reset: () => platform.reset(),
    authorizePage: (changes = {}) =>
      send(
        `/v2/auth/authorize/?${new URLSearchParams({
          ...{ client_key: CLIENT_KEY, redirect_uri: WEB_URI, scope: SCOPES },
          ...{ response_type: 'code', state: 'st&1', ...changes },
        }).toString()}`
      ),
    async consent(changes = {}, request = {}) {
      const page = await tiktok.authorizePage(request);
      const { action, fields } = readConsentForm(page.text, `${url}/v2/auth/authorize/`);
      for (const [name, value] of Object.entries(changes)) fields.set(name, value);
      const answer = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
      const location = answer.headers.get('location') ?? 'about:none';
      return { status: answer.status, location, target: new URL(location) };
    },
    code: async (fields, request) =>
      (await tiktok.consent(fields, request)).target.searchParams.get('code') ?? '',
    exchange: (code, changes = {}) =>
      form('/v2/oauth/token/', {
        ...{ ...APP, grant_type: 'authorization_code', code, redirect_uri: WEB_URI, ...changes },
      }),
    refresh: (token, changes = {}) =>
      form('/v2/oauth/token/', {
        ...{ ...APP, grant_type: 'refresh_token', refresh_token: token, ...changes },
      }),
    revoke: (token, changes = {}) => form('/v2/oauth/revoke/', { ...APP, token, ...changes }),
    logIn: async (fields) =>
      (await tiktok.exchange(await tiktok.code(fields))).json as unknown as TokenAnswer,
    userInfo: (token, fields = 'open_id,display_name') =>
      send(`/v2/user/info/?fields=${fields}`, { headers: { authorization: `Bearer ${token}` } }),
  };
  return tiktok;
};

/** `error.code` of the envelope. */
export const codeOf = (answer: Answer): unknown =>
  (answer.json.error as Record<string, unknown>).code;

export const userOf = (answer: Answer): Record<string, unknown> =>
  (answer.json.data as { user: Record<string, unknown> }).user;
