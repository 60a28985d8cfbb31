import type {
  AdapterDeps,
  Credentials,
  Doubt,
  JsonValue,
  LinkCard,
  MediaFile,
  PostContent,
  PreparedPart,
  PublishRequest,
  Reconciliation,
} from '../../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../../server/src/platforms/contract';
import { LinkedInAdapter } from '../../../../server/src/platforms/linkedin';
import { FakeClock, NOON } from '../../../platform-kit/fake-clock';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import type { Answer } from '../../../platform-kit/scripted-http';

export const NOW = NOON;
export const MEMBER = 'urn:li:person:Xk3pQ9_ab1';
export const PAGE = 'urn:li:organization:2414183';

/** A post's URN as LinkedIn makes them: the time above 22 low bits. */
export const urnAt = (epochMs: number, kind = 'share'): string =>
  `urn:li:${kind}:${(BigInt(epochMs) << 22n) | 4711n}`;

export const someCredentials = (changes: Partial<Credentials> = {}): Credentials => ({
  accessToken: 'access-token',
  refreshToken: null,
  expiresAt: null,
  refreshExpiresAt: null,
  scopes: ['openid', 'profile', 'email', 'w_member_social'],
  ...changes,
});

export const someContent = (
  text: string,
  changes: { media?: MediaFile[]; card?: PostContent['card'] } = {}
): PostContent => ({
  format: 'feed',
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

/** Scripts uploads that name their files `urn:li:image:1`, `…:2` in order. */
export const scriptUploads = (http: ScriptedHttp, kind: 'image' | 'document' = 'image'): void => {
  let count = 0;
  http.on('POST', `/rest/${kind}s?action=initializeUpload`, () => {
    count += 1;
    return answer(200, {
      value: {
        uploadUrlExpiresAt: NOW + 3_600_000,
        uploadUrl: `https://uploads.example/${count}`,
        [kind]: `urn:li:${kind}:${count}`,
      },
    });
  });
  http.on('PUT', 'https://uploads.example/', answer(201));
};

/** Bytes of one part of a video. */
export const PART = 4_194_304;

/** The instructions for a video; the last one may point beyond the file. */
export const instructionsFor = (byteLength: number, video = 1) =>
  Array.from({ length: Math.ceil(byteLength / PART) }, (_, index) => ({
    uploadUrl: `https://uploads.example/video-${video}/${index}`,
    firstByte: index * PART,
    lastByte: (index + 1) * PART - 1,
  }));

/** Announcements of videos, named `urn:li:video:1`, `…:2` in order. */
export const scriptVideoStart = (http: ScriptedHttp, byteLength = 64): void => {
  let count = 0;
  http.on('POST', '/rest/videos?action=initializeUpload', () => {
    count += 1;
    return answer(200, {
      value: {
        video: `urn:li:video:${count}`,
        uploadToken: '',
        uploadUrlsExpireAt: NOW + 3_600_000,
        uploadInstructions: instructionsFor(byteLength, count),
      },
    });
  });
};

/** A video upload that goes well; parts have ETags like `"etag-0"`. */
export const scriptVideo = (
  http: ScriptedHttp,
  byteLength = 64,
  look: Answer = answer(200, { status: 'AVAILABLE' })
): void => {
  scriptVideoStart(http, byteLength);
  http.on('PUT', 'https://uploads.example/video-', ({ url }) =>
    answer(200, '', { etag: `"etag-${url.split('/').at(-1)}"` })
  );
  http.on('POST', '/rest/videos?action=finalizeUpload', answer(200));
  http.on('GET', '/rest/videos/', look);
};

export const aCard = (changes: Partial<LinkCard> = {}): LinkCard => ({
  url: 'https://harbour.example/guide',
  title: 'The guide',
  description: 'All you need',
  image: null,
  ...changes,
});

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
