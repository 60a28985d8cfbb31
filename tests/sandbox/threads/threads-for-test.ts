import { createThreadsSandbox } from '../../../sandbox/src/threads';
import type { World } from '../../../sandbox/src/kernel/platform-sandbox';
import { readConsentForm } from '../../../scripts/person/consent-form';
import { worldForTest } from '../world-for-test';

export const APP_ID = '1199337755330011';
export const APP_SECRET = 'a1b2c3-threads-secret';
export const REDIRECT_URI = 'https://cms.harbourlight.example/callback';
export const SCOPES = 'threads_basic,threads_content_publish,threads_manage_insights';
export const ACCOUNT_ID = '25417639820114537';

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

/** Threads as a test drives it: over HTTP only, apart from `world` and the platform's actions. */
export interface ThreadsForTest {
  url: string;
  world: World;
  act(action: string, input?: Record<string, unknown>): unknown;
  reset(): void;
  close(): Promise<void>;
  get(path: string, query?: Record<string, string>): Promise<Answer>;
  send(path: string, init: RequestInit): Promise<Answer>;
  authorizePage(changes?: Record<string, string>): Promise<Answer>;
  /** Sends the consent screen's own form with some fields changed. */
  consent(
    fields?: Record<string, string>,
    request?: Record<string, string>
  ): Promise<{ status: number; target: URL }>;
  code(fields?: Record<string, string>): Promise<string>;
  exchange(code: string, changes?: Record<string, string>): Promise<Answer>;
  shortToken(fields?: Record<string, string>): Promise<string>;
  longToken(fields?: Record<string, string>): Promise<string>;
}

export const startThreads = async (): Promise<ThreadsForTest> => {
  const registered = [REDIRECT_URI, 'http://127.0.0.1:1337/callback', 'https://localhost/callback'];
  const { world, listenTo } = worldForTest({
    apps: [
      { clientId: APP_ID, clientSecret: APP_SECRET, redirectUris: registered },
      { clientId: '220044', clientSecret: 'other-secret', redirectUris: registered },
    ],
  });
  const platform = createThreadsSandbox(world);
  const { url, close } = await listenTo(platform);
  const send = async (path: string, init: RequestInit): Promise<Answer> =>
    answerOf(await fetch(url + path, { redirect: 'manual', ...init }));
  const threads: ThreadsForTest = {
    ...{ url, world, close, send },
    act: (action, input = {}) => platform.actions[action]?.(input),
    reset: () => platform.reset(),
    get: (path, query = {}) => send(`${path}?${new URLSearchParams(query).toString()}`, {}),
    authorizePage: (changes = {}) =>
      threads.get('/oauth/authorize', {
        ...{ client_id: APP_ID, redirect_uri: REDIRECT_URI, scope: SCOPES },
        ...{ response_type: 'code', state: 'st', ...changes },
      }),
    async consent(changes = {}, request = {}) {
      const page = await threads.authorizePage(request);
      const { action, fields } = readConsentForm(page.text, `${url}/oauth/authorize`);
      for (const [name, value] of Object.entries(changes)) fields.set(name, value);
      const answer = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
      return {
        status: answer.status,
        target: new URL(answer.headers.get('location') ?? 'about:none'),
      };
    },
    code: async (fields) => (await threads.consent(fields)).target.searchParams.get('code') ?? '',
    exchange: (code, changes = {}) =>
      send('/oauth/access_token', {
        method: 'POST',
        body: new URLSearchParams({
          ...{ client_id: APP_ID, client_secret: APP_SECRET, grant_type: 'authorization_code' },
          ...{ redirect_uri: REDIRECT_URI, code, ...changes },
        }),
      }),
    shortToken: async (fields) =>
      (await threads.exchange(await threads.code(fields))).json.access_token as string,
    async longToken(fields) {
      const { json } = await threads.get('/access_token', {
        grant_type: 'th_exchange_token',
        client_secret: APP_SECRET,
        access_token: await threads.shortToken(fields),
      });
      return json.access_token as string;
    },
  };
  return threads;
};

export const errorOf = (answer: Answer): Record<string, unknown> =>
  answer.json.error as Record<string, unknown>;

/** Code and subcode, the two numbers that clients decide by. */
export const codesOf = (answer: Answer): unknown[] => {
  const { code, error_subcode: subcode } = errorOf(answer);
  return [code, subcode];
};
