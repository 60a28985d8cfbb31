import { createHash } from 'node:crypto';

import type {
  PlatformSandbox,
  RegisteredApp,
  World,
} from '../../../sandbox/src/kernel/platform-sandbox';
import { createXSandbox } from '../../../sandbox/src/x';
import { worldForTest, type WorldForTestOptions } from '../world-for-test';

export const X_APP: RegisteredApp = {
  clientId: 'harbour-app',
  clientSecret: 'harbour-secret',
  redirectUris: ['http://127.0.0.1:1337/callback', 'http://localhost:1337/callback'],
};

export const REDIRECT_URI = 'http://127.0.0.1:1337/callback';
export const ALL_SCOPES = 'tweet.read tweet.write users.read media.write offline.access';
export const VERIFIER = 'v'.repeat(64);

export const basicAuth = (app: RegisteredApp): string =>
  `Basic ${Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64')}`;

export const authorizeParams = (changes: Record<string, string> = {}): Record<string, string> => ({
  response_type: 'code',
  client_id: X_APP.clientId,
  redirect_uri: REDIRECT_URI,
  scope: ALL_SCOPES,
  state: 'state-1',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
  ...changes,
});

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  scope: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A running X and the requests that tests make of it. */
export class XSession {
  private constructor(
    readonly url: string,
    readonly world: World,
    readonly platform: PlatformSandbox,
    readonly close: () => Promise<void>
  ) {}

  static async start(options: WorldForTestOptions = {}): Promise<XSession> {
    const { world, listenTo } = worldForTest({ apps: [X_APP], ...options });
    const platform = createXSandbox(world);
    const { url, close } = await listenTo(platform);
    return new XSession(url, world, platform, close);
  }

  configure(knobs: Record<string, unknown>): void {
    this.platform.actions.configure?.(knobs);
  }

  /** The form of the consent screen, as a script would read it. */
  async consentForm(params: Record<string, string>): Promise<URLSearchParams> {
    const query = new URLSearchParams(params);
    const page = await fetch(`${this.url}/i/oauth2/authorize?${query.toString()}`);
    const form = new URLSearchParams();
    for (const [tag] of (await page.text()).matchAll(/<input[^>]*>/g)) {
      const attribute = (name: string): string =>
        new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
      const isLeftOut = attribute('type') === 'radio' && !/\schecked\b/.test(tag);
      if (!isLeftOut) form.set(attribute('name'), attribute('value'));
    }
    return form;
  }

  /** Consents as one of the seeded people (0, 1 or 2) and returns the redirect's address. */
  async consent(params: Record<string, string> = {}, person = 0): Promise<URL> {
    const form = await this.consentForm(authorizeParams(params));
    form.set('account_id', this.accountId(person));
    form.set('decision', 'authorize');
    const answer = await fetch(`${this.url}/i/oauth2/authorize`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    expect(answer.status).toBe(302);
    return new URL(answer.headers.get('location') ?? '');
  }

  accountId(person: number): string {
    return ['1402887341770551296', '1511209473664122880', '987654303'][person] ?? '';
  }

  async code(params: Record<string, string> = {}, person = 0): Promise<string> {
    return (await this.consent(params, person)).searchParams.get('code') ?? '';
  }

  async token(
    body: Record<string, string>,
    headers: Record<string, string> = { authorization: basicAuth(X_APP) }
  ): Promise<Answer> {
    return this.request('POST', '/2/oauth2/token', { headers, body: new URLSearchParams(body) });
  }

  exchange(code: string, changes: Record<string, string> = {}): Promise<Answer> {
    const proof = { redirect_uri: REDIRECT_URI, code_verifier: VERIFIER };
    return this.token({ grant_type: 'authorization_code', code, ...proof, ...changes });
  }

  async logIn(person = 0, scope = ALL_SCOPES): Promise<TokenPair> {
    const { body } = await this.exchange(await this.code({ scope }, person));
    return {
      accessToken: String(body.access_token),
      refreshToken: String(body.refresh_token),
      scope: String(body.scope),
    };
  }

  async request(
    method: string,
    path: string,
    init: { headers?: Record<string, string>; body?: RequestInit['body'] } = {}
  ): Promise<Answer> {
    const answer = await fetch(this.url + path, { method, ...init });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    const body = (isJson ? JSON.parse(text) : { text }) as Record<string, unknown>;
    return { status: answer.status, headers: answer.headers, body };
  }

  /** A call of the API with a token; an object body goes out as JSON. */
  api(token: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const isForm = body instanceof FormData;
    return this.request(method, path, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
    });
  }

  post(token: string, body: unknown): Promise<Answer> {
    return this.api(token, 'POST', '/2/tweets', body);
  }

  async postId(token: string, body: unknown): Promise<string> {
    const answer = await this.post(token, body);
    expect(answer.status).toBe(201);
    return dataOf(answer).id as string;
  }

  /** initialize → append → finalize; the media id. */
  async upload(token: string, file: UploadFile): Promise<string> {
    const started = await this.api(token, 'POST', '/2/media/upload/initialize', {
      media_type: file.type,
      media_category: file.category,
      total_bytes: file.bytes.length,
    });
    const id = dataOf(started).id as string;
    await this.append(token, { id, index: 0, bytes: file.bytes });
    const done = await this.api(token, 'POST', `/2/media/upload/${id}/finalize`, {});
    expect(done.status).toBe(200);
    return id;
  }

  append(
    token: string,
    segment: { id: string; index: number; bytes: Uint8Array }
  ): Promise<Answer> {
    const form = new FormData();
    form.set('segment_index', String(segment.index));
    form.set('media', new Blob([new Uint8Array(segment.bytes)]), 'blob');
    return this.api(token, 'POST', `/2/media/upload/${segment.id}/append`, form);
  }
}

export interface UploadFile {
  type: string;
  category: string;
  bytes: Uint8Array;
}

export const dataOf = (answer: Answer): Record<string, unknown> =>
  answer.body.data as Record<string, unknown>;

export const listOf = (answer: Answer): Record<string, unknown>[] =>
  answer.body.data as Record<string, unknown>[];
