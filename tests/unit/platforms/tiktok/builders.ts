import type {
  Account,
  AdapterDeps,
  CommitMark,
  Credentials,
  Doubt,
  HttpResponse,
  MediaFile,
  PublishRequest,
} from '../../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../../server/src/platforms/contract';
import { TikTokAdapter, TikTokConnector } from '../../../../server/src/platforms/tiktok';
import { FakeClock, NOON } from '../../../platform-kit/fake-clock';
import { imageFile, videoFile } from '../../../platform-kit/files';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';

export { answer } from '../../../platform-kit/scripted-http';

export const NOW = NOON;

export const CREATOR = '/v2/post/publish/creator_info/query/';
export const VIDEO_INIT = '/v2/post/publish/video/init/';
export const INBOX_INIT = '/v2/post/publish/inbox/video/init/';
export const PHOTO_INIT = '/v2/post/publish/content/init/';
export const STATUS = '/v2/post/publish/status/fetch/';
export const UPLOAD_URL = 'https://open-upload.tiktokapis.com/video/?upload_id=1&upload_token=abc';

const OK = { code: 'ok', message: '', log_id: '2026' };

/** A success in TikTok's envelope. */
export const ok = (data: Record<string, unknown>): HttpResponse => answer(200, { data, error: OK });

/** A refusal in TikTok's envelope. */
export const refusal = (code: string, status = 403): HttpResponse =>
  answer(status, { data: {}, error: { code, message: 'words of TikTok', log_id: '2026' } });

export const creatorAnswer = (changes: Record<string, unknown> = {}): HttpResponse =>
  ok({
    creator_username: 'harbourlight',
    creator_nickname: 'Harbour Light',
    privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
    ...{ comment_disabled: false, duet_disabled: false, stitch_disabled: false },
    max_video_post_duration_sec: 300,
    ...changes,
  });

/** With the public id as TikTok writes it: a number that JSON cannot keep. */
export const statusAnswer = (
  status: string,
  more: Record<string, unknown> = {},
  idText: string | null = null
): HttpResponse => {
  const given = ok({ status, ...more });
  const id = idText === null ? '' : `"publicaly_available_post_id":${idText},`;
  const text = given.text.replace('"data":{', `"data":{${id}`);
  return { ...given, text, json: JSON.parse(text) as unknown };
};

/** What a person chose who wants a public post and nothing else. */
export const PUBLIC = { privacyLevel: 'PUBLIC_TO_EVERYONE', agreesToTerms: true };

export const anAccount = (changes: Partial<Account> = {}): Account => ({
  id: 'open-id',
  handle: 'Harbour Light',
  name: 'Harbour Light',
  avatarUrl: null,
  kind: 'person',
  profileUrl: null,
  traits: {
    username: 'harbourlight',
    privacyLevels: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
    ...{ isCommentOff: false, isDuetOff: false, isStitchOff: false, maxVideoDurationS: 300 },
  },
  ...changes,
});

export const aPhoto = (changes: Partial<MediaFile> = {}): MediaFile =>
  imageFile({ width: 900, height: 1000, url: 'https://media.example/a.jpg', ...changes });

export const aVideo = (changes: Partial<MediaFile> = {}): MediaFile => videoFile(changes);

/** A video of so many bytes that nobody has to hold. */
export const aVideoOf = (byteLength: number): MediaFile => ({
  ...videoFile(),
  byteLength,
  read: (range) =>
    Promise.resolve(new Uint8Array((range?.end ?? byteLength) - (range?.start ?? 0))),
});

interface Wish {
  text?: string;
  media?: MediaFile[];
  options?: PublishRequest['options'];
  account?: Account;
  journal?: MemoryJournal;
  scopes?: string[];
}

export const aRequest = (wish: Wish = {}): PublishRequest & { journal: MemoryJournal } => ({
  account: wish.account ?? anAccount(),
  credentials: someCredentials(wish.scopes ? { scopes: wish.scopes } : {}),
  content: {
    format: 'feed',
    parts: [{ text: wish.text ?? 'A lamp is lit', media: wish.media ?? [aVideo()] }],
    card: null,
    language: 'en',
  },
  options: wish.options ?? PUBLIC,
  journal: wish.journal ?? new MemoryJournal(),
  signal: new AbortController().signal,
});

export const anAdapter = () => {
  const http = new ScriptedHttp();
  const clock = new FakeClock(NOW);
  const { deps } = aConnector({ http: http.client, clock });
  return { http, clock, adapter: new TikTokAdapter(deps) };
};

/** A commit whose answer was lost a moment ago. */
export const doubtAbout = ({ mark }: { mark: CommitMark | null }): Doubt => {
  if (!mark) throw new Error('No commit was begun.');
  return { part: mark.part, startedAt: NOW, endedAt: NOW + 1000, since: NOW };
};

/** ISO 8601, so many days after {@link NOW}. */
export const inDays = (days: number): string => new Date(NOW + days * 86_400_000).toISOString();

export const aConnector = (changes: Partial<AdapterDeps> = {}) => {
  const http = new ScriptedHttp().on('POST', CREATOR, creatorAnswer());
  const deps: AdapterDeps = {
    http: http.client,
    clock: { now: () => NOW, sleep: () => Promise.resolve() },
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length).fill(7) },
    baseUrls: { web: 'https://web.example', api: 'https://api.example' },
    apiVersion: null,
    method: 'default',
    app: { clientId: 'the-client', clientSecret: 'the-secret' },
    ...changes,
  };
  return { http, deps, connector: new TikTokConnector(deps) };
};

export const someCredentials = (changes: Partial<Credentials> = {}): Credentials => ({
  accessToken: 'act.the-access-token',
  refreshToken: 'rft.the-refresh-token',
  expiresAt: inDays(0.01),
  refreshExpiresAt: inDays(100),
  scopes: ['user.info.basic', 'video.publish', 'video.upload', 'video.list'],
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
