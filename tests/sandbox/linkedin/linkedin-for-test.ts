import { crc32, deflateSync } from 'node:zlib';

import { createLinkedInSandbox } from '../../../sandbox/src/linkedin';
import type { World } from '../../../sandbox/src/kernel/platform-sandbox';
import { worldForTest } from '../world-for-test';

export const CLIENT_ID = '77harbourlight';
export const CLIENT_SECRET = 'WPL_AP1.sample';
export const REDIRECT_URI = 'https://cms.harbourlight.example/callback';
export const SELF_SERVE_SCOPES = 'openid profile email w_member_social';
export const PAGE_SCOPES = `${SELF_SERVE_SCOPES} w_organization_social r_organization_social rw_organization_admin`;
export const ORGANIZATION_URN = 'urn:li:organization:90214183';

const pngChunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.byteLength);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A grey picture; every shade is another file. */
export const aPng = (width = 4, height = 3, shade = 0): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey.
  header[8] = 8;
  const row = Buffer.alloc(width + 1, shade);
  row[0] = 0;
  const rows = Buffer.concat(Array<Buffer>(height).fill(row));
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', new Uint8Array()),
  ]);
};

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  let json: Record<string, unknown> = {};
  try {
    json = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // HTML pages and empty answers have no JSON.
  }
  return { status: response.status, headers: response.headers, text, json };
};

export interface TokenAnswer {
  access_token: string;
  refresh_token?: string;
  refresh_token_expires_in?: number;
  scope: string;
  id_token?: string;
  expires_in: number;
}

export interface SignIn {
  scope?: string;
  member?: string;
}

/** LinkedIn as a test drives it: over HTTP only, apart from `world` and the platform's actions. */
export interface LinkedInForTest {
  url: string;
  world: World;
  act(action: string, input?: Record<string, unknown>): unknown;
  reset(): void;
  close(): Promise<void>;
  get(path: string, init?: RequestInit): Promise<Answer>;
  form(path: string, fields: Record<string, string>): Promise<Answer>;
  consent(options?: SignIn & { decision?: string }): Promise<URL>;
  exchange(code: string): Promise<Answer>;
  signIn(options?: SignIn): Promise<TokenAnswer>;
  api(token: string): ApiClient;
}

export interface ApiClient {
  personUrn: string;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  post(body: Record<string, unknown>): Promise<Answer>;
  uploadImage(bytes?: Uint8Array, owner?: string): Promise<string>;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string | null>;
}

export const startLinkedIn = async (
  hosts: Record<string, string> = {}
): Promise<LinkedInForTest> => {
  const app = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, redirectUris: [REDIRECT_URI] };
  const { world, listenTo } = worldForTest({ apps: [app], hosts });
  const platform = createLinkedInSandbox(world);
  const { url, close } = await listenTo(platform);
  platform.actions.configure?.({ imageProcessingMs: 0 });

  const form = async (path: string, fields: Record<string, string>) =>
    answerOf(
      await fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
      })
    );
  const consent: LinkedInForTest['consent'] = async (options = {}) => {
    const answer = await form('/oauth/v2/authorization-submit', {
      response_type: 'code',
      client_id: CLIENT_ID,
      redirect_uri: REDIRECT_URI,
      scope: options.scope ?? SELF_SERVE_SCOPES,
      state: 'st',
      member: options.member ?? 'harbour-light-editor',
      decision: options.decision ?? 'allow',
    });
    return new URL(answer.headers.get('location') ?? '');
  };
  const exchange = (code: string) =>
    form('/oauth/v2/accessToken', {
      grant_type: 'authorization_code',
      code,
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      redirect_uri: REDIRECT_URI,
    });
  return {
    url,
    world,
    act: (action, input = {}) => platform.actions[action]?.(input),
    reset: () => platform.reset(),
    close,
    get: async (path, init) => answerOf(await fetch(url + path, { redirect: 'manual', ...init })),
    form,
    consent,
    exchange,
    async signIn(options) {
      const code = (await consent(options)).searchParams.get('code') ?? '';
      return (await exchange(code)).json as unknown as TokenAnswer;
    },
    api: (token) => apiClient(url, token),
  };
};

/** The person behind a token; userinfo does not count against the daily limit of calls. */
const personUrnOf = async (url: string, token: string): Promise<string> => {
  const answer = await fetch(`${url}/v2/userinfo`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return `urn:li:person:${((await answer.json()) as { sub: string }).sub}`;
};

const apiClient = (url: string, token: string): ApiClient => {
  const call: ApiClient['call'] = async (method, path, { body, headers = {} } = {}) => {
    const all: Record<string, string | null> = {
      authorization: `Bearer ${token}`,
      'linkedin-version': '202609',
      'x-restli-protocol-version': '2.0.0',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const sent = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
    return answerOf(
      await fetch(url + path, {
        method,
        headers: sent,
        body:
          body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      })
    );
  };
  const client: ApiClient = {
    personUrn: '',
    call,
    post: (body) => call('POST', '/rest/posts', { body }),
    async uploadImage(bytes = aPng(), owner = client.personUrn) {
      const init = await call('POST', '/rest/images?action=initializeUpload', {
        body: { initializeUploadRequest: { owner } },
      });
      const { uploadUrl, image } = init.json.value as { uploadUrl: string; image: string };
      const headers = { authorization: `Bearer ${token}` };
      await fetch(uploadUrl, { method: 'PUT', headers, body: Buffer.from(bytes) });
      return image;
    },
  };
  return client;
};

/** A signed-in client that knows its own URN. */
export const signedIn = async (
  linkedIn: LinkedInForTest,
  options: SignIn = {}
): Promise<ApiClient & { token: string }> => {
  const { access_token: token } = await linkedIn.signIn(options);
  const client = linkedIn.api(token);
  client.personUrn = await personUrnOf(linkedIn.url, token);
  return Object.assign(client, { token });
};

export const aPost = (
  author: string,
  changes: Record<string, unknown> = {}
): Record<string, unknown> => ({
  author,
  commentary: 'The harbour lights are on',
  visibility: 'PUBLIC',
  distribution: {
    feedDistribution: 'MAIN_FEED',
    targetEntities: [],
    thirdPartyDistributionChannels: [],
  },
  lifecycleState: 'PUBLISHED',
  isReshareDisabledByAuthor: false,
  ...changes,
});

/** Codes in `errorDetails.inputErrors`. */
export const inputCodes = (answer: Answer): unknown[] => {
  const details = answer.json.errorDetails as { inputErrors: { code: unknown }[] } | undefined;
  return details?.inputErrors.map(({ code }) => code) ?? [];
};
