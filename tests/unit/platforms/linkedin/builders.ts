import type {
  AdapterDeps,
  Credentials,
  Doubt,
  JsonValue,
  MediaFile,
  PostContent,
  PostedPart,
  PreparedPart,
  PublishJournal,
  PublishRequest,
  Reconciliation,
} from '../../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../../server/src/platforms/contract';
import { LinkedInAdapter } from '../../../../server/src/platforms/linkedin';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';

export const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
export const MEMBER = 'urn:li:person:Xk3pQ9_ab1';
export const PAGE = 'urn:li:organization:2414183';

/** A post's URN as LinkedIn makes them: the time above 22 low bits. */
export const urnAt = (epochMs: number, kind = 'share'): string =>
  `urn:li:${kind}:${(BigInt(epochMs) << 22n) | 4711n}`;

/** Time that moves only when somebody sleeps. */
export class FakeClock {
  readonly slept: number[] = [];
  constructor(public time = NOW) {}
  now(): number {
    return this.time;
  }
  sleep(ms: number): Promise<void> {
    this.slept.push(ms);
    this.time += ms;
    return Promise.resolve();
  }
}

export class MemoryJournal implements PublishJournal {
  readonly handles: Record<string, JsonValue> = {};
  readonly posted: PostedPart[] = [];
  readonly steps: string[] = [];
  saveHandle(name: string, value: JsonValue): Promise<void> {
    this.handles[name] = value;
    this.steps.push(`handle ${name}`);
    return Promise.resolve();
  }
  beforeCommit(): Promise<void> {
    this.steps.push('before commit');
    return Promise.resolve();
  }
  afterCommit(part: PostedPart): Promise<void> {
    this.posted.push(part);
    this.steps.push('after commit');
    return Promise.resolve();
  }
}

export const someCredentials = (changes: Partial<Credentials> = {}): Credentials => ({
  accessToken: 'access-token',
  refreshToken: null,
  expiresAt: null,
  refreshExpiresAt: null,
  scopes: ['openid', 'profile', 'email', 'w_member_social'],
  ...changes,
});

export const anImage = (key: string, changes: Partial<MediaFile> = {}): MediaFile => ({
  key,
  kind: 'image',
  mimeType: 'image/jpeg',
  byteLength: 3,
  width: 1200,
  height: 630,
  altText: '',
  read: () => Promise.resolve(new Uint8Array([1, 2, 3])),
  ...changes,
});

export const someContent = (
  text: string,
  changes: { media?: MediaFile[]; card?: PostContent['card'] } = {}
): PostContent => ({
  parts: [{ text, media: changes.media ?? [] }],
  card: changes.card ?? null,
  language: 'en',
});

export interface Setup {
  http: ScriptedHttp;
  clock: FakeClock;
  journal: MemoryJournal;
  adapter: LinkedInAdapter;
  request: PublishRequest;
}

export interface SetupOptions {
  author?: string;
  content?: PostContent;
  options?: Record<string, JsonValue>;
  deps?: Partial<AdapterDeps>;
}

export const aSetup = ({ author, content, options, deps }: SetupOptions = {}): Setup => {
  const http = new ScriptedHttp();
  const clock = new FakeClock();
  const journal = new MemoryJournal();
  const adapter = new LinkedInAdapter({
    http: http.client,
    clock,
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length) },
    baseUrls: { web: 'https://web.example', api: 'https://api.example' },
    apiVersion: '202609',
    method: 'default',
    app: { clientId: 'client', clientSecret: 'secret' },
    ...deps,
  });
  const request: PublishRequest = {
    account: {
      id: author ?? MEMBER,
      handle: 'Harbour Light Weekly',
      name: 'Harbour Light Weekly',
      avatarUrl: null,
      kind: author === PAGE ? 'organization' : 'person',
      profileUrl: null,
    },
    credentials: someCredentials(),
    content: content ?? someContent('Hello'),
    options: options ?? {},
    journal,
    signal: new AbortController().signal,
  };
  return { http, clock, journal, adapter, request };
};

/** Scripts uploads that name their images `urn:li:image:1`, `…:2` in order. */
export const scriptUploads = (http: ScriptedHttp): void => {
  let count = 0;
  http.on('POST', '/rest/images?action=initializeUpload', () => {
    count += 1;
    return answer(200, {
      value: {
        uploadUrlExpiresAt: NOW + 3_600_000,
        uploadUrl: `https://uploads.example/${count}`,
        image: `urn:li:image:${count}`,
      },
    });
  });
  http.on('PUT', 'https://uploads.example/', answer(201));
};

/** Started 60 s, given up 30 s ago. */
export const aDoubt = (part: PreparedPart): Doubt => ({
  part,
  startedAt: NOW - 60_000,
  endedAt: NOW - 30_000,
  since: NOW - 60_000,
});

/** The failure a call ends in; anything else fails the test. */
export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const outcome: unknown = await call.then(
    (value) => ({ value }),
    (error: unknown) => error
  );
  if (outcome instanceof PlatformFailure) return outcome;
  throw new Error(`Expected a PlatformFailure, got ${String(outcome)}`);
};

export const duplicateOf = (urn: string): unknown => ({
  errorDetailType: 'com.linkedin.common.error.BadRequest',
  message: `com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of ${urn}`,
  errorDetails: {
    inputErrors: [{ description: 'Duplicate post is detected', input: {}, code: 'DUPLICATE_POST' }],
  },
  status: 422,
});

/** A setup with its prepared part and the doubt about it: started 60 s, given up 30 s ago. */
export const doubting = async (options: SetupOptions = {}) => {
  const setup = aSetup(options);
  scriptUploads(setup.http);
  setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
  const [part] = await setup.adapter.prepare(setup.request);
  if (!part) throw new Error('nothing prepared');
  setup.clock.time = NOW;
  return { setup, part, doubt: aDoubt(part) };
};

/** The words of an unsure answer. */
export const reasonOf = (result: Reconciliation): { outcome: string; reason: string } => ({
  outcome: result.outcome,
  reason: result.outcome === 'unsure' ? result.reason : '',
});
