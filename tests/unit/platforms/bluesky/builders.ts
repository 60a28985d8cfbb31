import { BlueskyAdapter } from '../../../../server/src/platforms/bluesky';
import type {
  Account,
  Credentials,
  HttpClient,
  JsonValue,
  MediaFile,
  PostContent,
  PostedPart,
  PublishRequest,
} from '../../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../../server/src/platforms/contract';

export const NOW = Date.parse('2026-11-22T12:00:00.000Z');
export const DID = 'did:plc:harbour2lightweekly34';
export const PDS = 'https://pds.harbour-light.test';
export const PASSWORD = 'rins-ty3j-nakg-5eyn';

export const aJwt = (claims: Record<string, unknown>): string =>
  ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'c2ln'].join('.');

export const anAccount = (): Account => ({
  id: DID,
  handle: 'weekly.harbour-light.test',
  name: 'Harbour Light Weekly',
  avatarUrl: null,
  kind: 'person',
  profileUrl: null,
});

export const someCredentials = (over: Partial<Credentials> = {}): Credentials => ({
  accessToken: aJwt({ sub: DID, exp: NOW / 1000 + 7200 }),
  refreshToken: aJwt({ sub: DID, exp: NOW / 1000 + 90 * 86_400 }),
  expiresAt: null,
  refreshExpiresAt: null,
  scopes: [],
  password: PASSWORD,
  serviceUrl: PDS,
  ...over,
});

/** A clock that only moves when told to. */
export const aClock = (startMs = NOW) => {
  let now = startMs;
  return {
    now: () => now,
    sleep: () => Promise.resolve(),
    advance: (ms: number) => {
      now += ms;
    },
  };
};

export const anAdapter = (http: HttpClient, clock = aClock()): BlueskyAdapter => {
  let drawn = 0;
  return new BlueskyAdapter({
    http,
    clock,
    random: {
      float: () => (drawn++ * 0.618) % 1,
      bytes: (length) => new Uint8Array(length),
    },
    baseUrls: { service: 'https://bsky.social', web: 'https://bsky.app' },
    apiVersion: null,
    method: 'default',
    app: null,
  });
};

export const anImage = (over: Partial<MediaFile> = {}): MediaFile => {
  const bytes = new Uint8Array([255, 216, 255, 224]);
  return {
    key: 'lighthouse',
    kind: 'image',
    mimeType: 'image/jpeg',
    byteLength: bytes.length,
    width: 1200,
    height: 800,
    altText: 'A lighthouse at dusk',
    read: () => Promise.resolve(bytes),
    ...over,
  };
};

export const someContent = (over: Partial<PostContent> = {}): PostContent => ({
  parts: [{ text: 'The harbour light is back', media: [] }],
  card: null,
  language: 'en',
  ...over,
});

/** A journal that keeps everything as JSON, as the database does. */
export const aJournal = (handles: Record<string, JsonValue> = {}, posted: PostedPart[] = []) => {
  const kept = new Map(Object.entries(handles));
  const done = [...posted];
  return {
    get handles(): Record<string, JsonValue> {
      return JSON.parse(JSON.stringify(Object.fromEntries(kept))) as Record<string, JsonValue>;
    },
    posted: done,
    saveHandle: (name: string, value: JsonValue) => {
      kept.set(name, value);
      return Promise.resolve();
    },
    beforeCommit: () => Promise.resolve(),
    afterCommit: (part: PostedPart) => {
      done.push(part);
      return Promise.resolve();
    },
  };
};

export const aRequest = (over: Partial<PublishRequest> = {}): PublishRequest => ({
  account: anAccount(),
  credentials: someCredentials(),
  content: someContent(),
  options: {},
  journal: aJournal(),
  signal: new AbortController().signal,
  ...over,
});

/** The failure a call must end in. */
export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error })
  );
  if (!('error' in outcome)) throw new Error('The call was expected to fail and did not.');
  if (!(outcome.error instanceof PlatformFailure)) throw outcome.error;
  return outcome.error;
};
