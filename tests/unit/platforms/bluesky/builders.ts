import { BlueskyAdapter } from '../../../../server/src/platforms/bluesky';
import type {
  Account,
  Credentials,
  HttpClient,
  MediaFile,
  PostContent,
  PublishRequest,
} from '../../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../../server/src/platforms/contract';
import { FakeClock, NOON } from '../../../platform-kit/fake-clock';
import { imageFile, videoFile } from '../../../platform-kit/files';
import { MemoryJournal } from '../../../platform-kit/memory-journal';

export const NOW = NOON;
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

export const VIDEO_URL = 'https://video.bsky.app';

export const anAdapter = (http: HttpClient, clock = new FakeClock()): BlueskyAdapter => {
  let drawn = 0;
  return new BlueskyAdapter({
    http,
    clock,
    random: {
      float: () => (drawn++ * 0.618) % 1,
      bytes: (length) => new Uint8Array(length),
    },
    baseUrls: { service: 'https://bsky.social', web: 'https://bsky.app', video: VIDEO_URL },
    apiVersion: null,
    method: 'default',
    app: null,
  });
};

export const anImage = (changes: Partial<MediaFile> = {}): MediaFile =>
  imageFile({ key: 'lighthouse', height: 800, altText: 'A lighthouse at dusk', ...changes });

export const aVideo = (changes: Partial<MediaFile> = {}): MediaFile =>
  videoFile({ key: 'ferry', altText: 'The ferry turns in the harbour', ...changes });

export const someContent = (over: Partial<PostContent> = {}): PostContent => ({
  format: 'feed',
  parts: [{ text: 'The harbour light is back', media: [] }],
  card: null,
  language: 'en',
  ...over,
});

export const aRequest = (over: Partial<PublishRequest> = {}): PublishRequest => ({
  account: anAccount(),
  credentials: someCredentials(),
  content: someContent(),
  options: {},
  journal: new MemoryJournal(),
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
