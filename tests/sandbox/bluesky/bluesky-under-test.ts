import { createBlueskySandbox } from '../../../sandbox/src/bluesky';
import type { PlatformSandbox, World } from '../../../sandbox/src/kernel/platform-sandbox';
import { worldForTest, type WorldForTestOptions } from '../world-for-test';

export const HANDLE = 'harbourlight.test';
export const EMAIL = 'desk@harbourlight.test';
export const OTHER_HANDLE = 'quillfenbooks.test';
export const POSTS = 'app.bsky.feed.post';

export type Json = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: Headers;
  json: Json;
}

export interface Session {
  did: string;
  handle: string;
  accessJwt: string;
  refreshJwt: string;
}

interface Call {
  token?: string;
  json?: unknown;
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  const json = text === '' ? {} : (JSON.parse(text) as Json);
  return { status: response.status, headers: response.headers, json };
};

/** A listening Bluesky sandbox and the few calls every test makes. */
export class BlueskyUnderTest {
  private constructor(
    readonly url: string,
    readonly world: World,
    readonly platform: PlatformSandbox,
    readonly close: () => Promise<void>
  ) {}

  static async start(options: WorldForTestOptions = {}): Promise<BlueskyUnderTest> {
    const { world, listenTo } = worldForTest(options);
    const platform = createBlueskySandbox(world);
    const { url, close } = await listenTo(platform);
    return new BlueskyUnderTest(url, world, platform, close);
  }

  act(action: string, input: Json = {}): unknown {
    return this.platform.actions[action]?.(input);
  }

  async query(nsid: string, search = '', token?: string): Promise<Answer> {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    return answerOf(await fetch(`${this.url}/xrpc/${nsid}${search}`, { headers }));
  }

  async procedure(nsid: string, { token, json, bytes, headers }: Call = {}): Promise<Answer> {
    const body = bytes ? Buffer.from(bytes) : json === undefined ? null : JSON.stringify(json);
    const response = await fetch(`${this.url}/xrpc/${nsid}`, {
      method: 'POST',
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body,
    });
    return answerOf(response);
  }

  async html(path: string): Promise<{ status: number; html: string }> {
    const response = await fetch(this.url + path);
    return { status: response.status, html: await response.text() };
  }

  /** What the settings page offers to copy, in order; the passwords of one account. */
  async passwordsOf(handle: string): Promise<{ app: string[]; main: string }> {
    const { html } = await this.html('/settings/app-passwords');
    const section = html.split('<section').find((part) => part.includes(`data-copy="${handle}"`));
    const copied = [...(section ?? '').matchAll(/data-copy="([^"]+)"/g)].map(
      ([, text]) => text ?? ''
    );
    return {
      app: copied.filter((text) => /^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/.test(text)),
      main: copied.find((text) => text.startsWith('main-')) ?? '',
    };
  }

  createSession(identifier: string, password: string): Promise<Answer> {
    return this.procedure('com.atproto.server.createSession', { json: { identifier, password } });
  }

  /** A session opened with the seeded app password. */
  async signIn(handle = HANDLE): Promise<Session> {
    const [password = ''] = (await this.passwordsOf(handle)).app;
    const { json } = await this.createSession(handle, password);
    return json as unknown as Session;
  }

  upload(session: Session, bytes: Uint8Array, type: string): Promise<Answer> {
    return this.procedure('com.atproto.repo.uploadBlob', {
      token: session.accessJwt,
      bytes,
      headers: { 'content-type': type },
    });
  }

  put(session: Session, rkey: string, record: Json, extra: Json = {}): Promise<Answer> {
    return this.procedure('com.atproto.repo.putRecord', {
      token: session.accessJwt,
      json: { repo: session.did, collection: POSTS, rkey, record, swapRecord: null, ...extra },
    });
  }

  create(session: Session, record: Json, extra: Json = {}): Promise<Answer> {
    return this.procedure('com.atproto.repo.createRecord', {
      token: session.accessJwt,
      json: { repo: session.did, collection: POSTS, record, ...extra },
    });
  }
}

export const aPost = (fields: Json = {}): Json => ({
  $type: POSTS,
  text: 'The ferry runs again.',
  createdAt: '2026-11-22T12:00:00.000Z',
  ...fields,
});

/** Bytes that begin like a PNG and have exactly this length. */
export const aPng = (byteLength: number, fill = 7): Uint8Array => {
  const bytes = new Uint8Array(byteLength).fill(fill);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};
