import { createHash } from 'node:crypto';

import { createMastodonSandbox } from '../../../sandbox/src/mastodon';
import type { World } from '../../../sandbox/src/kernel/platform-sandbox';
import { readConsentForm } from '../../../scripts/person/consent-form';
import { worldForTest } from '../world-for-test';

export const REDIRECT_URI = 'http://localhost:1337/callback';
export const SCOPES = 'read:accounts read:statuses write:statuses write:media';
export const VERIFIER = 'v'.repeat(64);
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

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

export interface Client {
  client_id: string;
  client_secret: string;
}

type Fields = Record<string, string>;

/** Mastodon as a test drives it: over HTTP only, apart from `world` and the platform's actions. */
export interface MastodonForTest {
  url: string;
  world: World;
  act(action: string, input?: Record<string, unknown>): unknown;
  reset(): void;
  close(): Promise<void>;
  send(path: string, init?: RequestInit): Promise<Answer>;
  get(path: string, token?: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  register(changes?: Record<string, unknown>): Promise<Answer>;
  client(): Promise<Client>;
  authorizePage(client: Client, changes?: Fields): Promise<Answer>;
  /** Sends the consent screen's own form with some fields changed; null without a redirect. */
  consent(client: Client, fields?: Fields, request?: Fields): Promise<URL | null>;
  code(client: Client, fields?: Fields, request?: Fields): Promise<string>;
  exchange(client: Client, code: string, changes?: Fields): Promise<Answer>;
  token(client: Client, fields?: Fields, request?: Fields): Promise<string>;
  me(token: string): Promise<Answer>;
}

export const startMastodon = async (): Promise<MastodonForTest> => {
  const { world, listenTo } = worldForTest({
    apps: [{ clientId: 'by-hand', clientSecret: 'by-hand-secret', redirectUris: [REDIRECT_URI] }],
  });
  const platform = createMastodonSandbox(world);
  const { url, close } = await listenTo(platform);
  const send: MastodonForTest['send'] = async (path, init) =>
    answerOf(await fetch(url + path, { redirect: 'manual', ...init }));
  const post: MastodonForTest['post'] = (path, body) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const mastodon: MastodonForTest = {
    ...{ url, world, close, send, post },
    act: (action, input = {}) => platform.actions[action]?.(input),
    reset: () => platform.reset(),
    get: (path, token) =>
      send(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    register: (changes = {}) =>
      post('/api/v1/apps', {
        ...{ client_name: 'Harbour CMS', redirect_uris: REDIRECT_URI, scopes: SCOPES },
        ...changes,
      }),
    client: async () => (await mastodon.register()).json as unknown as Client,
    authorizePage: ({ client_id }, changes = {}) =>
      send(
        `/oauth/authorize?${new URLSearchParams({
          ...{ response_type: 'code', client_id, redirect_uri: REDIRECT_URI, scope: SCOPES },
          ...{ state: 'st', ...changes },
        }).toString()}`
      ),
    async consent(client, changes = {}, request = {}) {
      const page = await mastodon.authorizePage(client, request);
      const { action, fields } = readConsentForm(page.text, `${url}/oauth/authorize`);
      for (const [name, value] of Object.entries(changes)) fields.set(name, value);
      const answer = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
      const location = answer.headers.get('location');
      return location === null ? null : new URL(location, url);
    },
    code: async (...args) => (await mastodon.consent(...args))?.searchParams.get('code') ?? '',
    exchange: ({ client_id, client_secret }, code, changes = {}) =>
      post('/oauth/token', {
        ...{ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI },
        ...{ client_id, client_secret, ...changes },
      }),
    token: async (client, fields, request) => {
      const code = await mastodon.code(client, fields, request);
      return (await mastodon.exchange(client, code)).json.access_token as string;
    },
    me: (token) => mastodon.get('/api/v1/accounts/verify_credentials', token),
  };
  return mastodon;
};
