import type { AdapterDeps, Credentials } from '../../../../server/src/platforms/contract';
import type {
  Account,
  JsonValue,
  MediaFile,
  PostContent,
  PublishRequest,
} from '../../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../../server/src/platforms/contract';
import { MastodonAdapter, MastodonConnector } from '../../../../server/src/platforms/mastodon';
import { FakeClock } from '../../../platform-kit/fake-clock';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';

export { answer } from '../../../platform-kit/scripted-http';

export const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

/** ISO 8601, so many days after {@link NOW}. */
export const inDays = (days: number): string => new Date(NOW + days * 86_400_000).toISOString();

export const aConnector = (changes: Partial<AdapterDeps> = {}) => {
  const http = new ScriptedHttp();
  // What the server says of itself plays no part unless a test says so.
  http.on('GET', '/instance', answer(404, '<h1>Not found</h1>'));
  const deps: AdapterDeps = {
    http: http.client,
    clock: { now: () => NOW, sleep: () => Promise.resolve() },
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length).fill(7) },
    baseUrls: { service: 'https://mastodon.example' },
    apiVersion: null,
    method: 'default',
    app: { clientId: 'the-client', clientSecret: 'the-secret' },
    ...changes,
  };
  return { http, deps, connector: new MastodonConnector(deps) };
};

export const someCredentials = (changes: Partial<Credentials> = {}): Credentials => ({
  accessToken: 'the-access-token',
  refreshToken: null,
  expiresAt: null,
  refreshExpiresAt: null,
  scopes: ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'],
  ...changes,
});

/** The failure a call ends in; anything else fails the test. */
export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const outcome: unknown = await call.then(
    (value) => ({ value }),
    (error: unknown) => error
  );
  if (outcome instanceof PlatformFailure) return outcome;
  throw new Error(`Expected a PlatformFailure, got ${JSON.stringify(outcome)}`);
};

/** What a server of today's Mastodon tells of itself, as a connection keeps it. */
export const TRAITS: Record<string, JsonValue> = {
  ...{ version: '4.6.0', keepsKeys: true, maxCharacters: 500, urlLength: 23, maxMedia: 4 },
};

export const someAccount = (changes: Partial<Account> = {}): Account => ({
  id: '14715@mastodon.example',
  handle: 'ana@mastodon.example',
  name: 'Ana of the harbour',
  avatarUrl: null,
  kind: 'person',
  profileUrl: 'https://mastodon.example/@ana',
  traits: TRAITS,
  ...changes,
});

/** An adapter whose server answers by script. */
export const anAdapter = (changes: Partial<AdapterDeps> = {}) => {
  const http = new ScriptedHttp();
  const clock = new FakeClock();
  let made = 0;
  const deps: AdapterDeps = {
    http: http.client,
    clock,
    random: {
      float: () => 0.5,
      bytes: (length) => new Uint8Array(length).fill((made += 1)),
    },
    baseUrls: { service: 'https://mastodon.social' },
    apiVersion: null,
    method: 'default',
    app: null,
    ...changes,
  };
  return { http, clock, adapter: new MastodonAdapter(deps) };
};

export const thread = (...parts: { text: string; media?: MediaFile[] }[]): PostContent => ({
  format: 'feed',
  parts: parts.map(({ text, media = [] }) => ({ text, media })),
  card: null,
  language: null,
});

export const aPost = (text: string, media: MediaFile[] = []): PostContent =>
  thread({ text, media });

export const signal = new AbortController().signal;

export const aRequest = (
  content: PostContent,
  changes: Partial<PublishRequest> = {}
): PublishRequest & { journal: MemoryJournal } => ({
  account: someAccount(),
  credentials: someCredentials({ serviceUrl: 'https://mastodon.example' }),
  content,
  options: {},
  signal,
  ...changes,
  journal: (changes.journal as MemoryJournal | undefined) ?? new MemoryJournal(),
});

/** A post as the API answers it. */
export const aStatus = (changes: Record<string, unknown> = {}) => ({
  id: '113524880417',
  created_at: '2026-11-22T12:00:00.000Z',
  uri: 'https://mastodon.example/users/ana/statuses/113524880417',
  url: 'https://mastodon.example/@ana/113524880417',
  visibility: 'public',
  content: '<p>Hello</p>',
  spoiler_text: '',
  in_reply_to_id: null,
  media_attachments: [],
  application: null,
  ...changes,
});

export const STATUSES = '/api/v1/statuses';

/** The body of the post that was sent, `place` counting from 0. */
export const sentBody = (http: ScriptedHttp, place = 0): Record<string, unknown> =>
  ScriptedHttp.jsonOf(http.sent('POST', STATUSES)[place]) as Record<string, unknown>;
