import { InstagramAdapter, instagramDescriptor } from '../../../../server/src/platforms/instagram';
import type {
  Account,
  AdapterDeps,
  Credentials,
  Doubt,
  JsonValue,
  MediaFile,
  PostContent,
  PublishRequest,
} from '../../../../server/src/platforms/contract';
import { FakeClock } from '../../../platform-kit/fake-clock';
import { imageFile, videoFile } from '../../../platform-kit/files';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';

export const IG_ID = '17841400000000123';
export const TOKEN = 'IGAAlongTokenOfTheAccount';
export const SECRET = 'the-app-secret';

export const account: Account = {
  id: IG_ID,
  handle: 'harbourlight.weekly',
  name: 'Harbour Light Weekly',
  avatarUrl: null,
  kind: 'organization',
  profileUrl: 'https://www.instagram.com/harbourlight.weekly/',
};

export const credentials: Credentials = {
  accessToken: TOKEN,
  refreshToken: null,
  expiresAt: '2027-01-10T10:00:00.000Z',
  refreshExpiresAt: null,
  scopes: [],
};

/** The adapter over a script; time moves when it waits. */
export const instagramOver = (http: ScriptedHttp, changes: Partial<AdapterDeps> = {}) => {
  const clock = new FakeClock();
  const adapter = new InstagramAdapter({
    http: http.client,
    clock,
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length) },
    baseUrls: instagramDescriptor.baseUrls,
    apiVersion: 'v25.0',
    method: 'default',
    app: null,
    ...changes,
  });
  return { adapter, clock };
};

export const image = (changes: Parameters<typeof imageFile>[0] = {}): MediaFile =>
  imageFile({ url: 'https://cms.example/cover.jpg?sig=1', ...changes });

export const video = (changes: Parameters<typeof videoFile>[0] = {}): MediaFile =>
  videoFile({ url: 'https://cms.example/film.mp4?sig=1', ...changes });

export const content = (
  text: string,
  media: MediaFile[] = [image()],
  format: PostContent['format'] = 'feed'
): PostContent => ({ format, parts: [{ text, media }], card: null, language: 'en' });

export const request = (
  post: PostContent,
  changes: Partial<PublishRequest> = {}
): PublishRequest & { journal: MemoryJournal } => ({
  ...{ account, credentials, content: post, options: {} },
  signal: new AbortController().signal,
  ...changes,
  journal: (changes.journal as MemoryJournal | undefined) ?? new MemoryJournal(),
});

/** An error as Instagram words it. */
export const refusal = (
  code: number,
  subcode?: number,
  changes: { message?: string; headers?: Record<string, string> } = {}
) =>
  answer(
    400,
    {
      error: {
        message: changes.message ?? 'Something went wrong',
        ...{ type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'A' },
      },
    },
    changes.headers
  );

export const status = (status_code: string, text = '') =>
  answer(200, { status_code, status: text, id: '1' });

export const QUOTA = answer(200, {
  data: [{ quota_usage: 2, config: { quota_total: 100, quota_duration: 86_400 } }],
});

/** Containers 1, 2, 3 … that are ready at once, and a post 900. */
export const willing = (): ScriptedHttp => {
  let made = 0;
  const create = () => answer(200, { id: String((made += 1)) });
  return new ScriptedHttp()
    .on('GET', '/content_publishing_limit', QUOTA)
    .on('POST', '/media_publish', answer(200, { id: '900' }))
    .on('POST', '/media', create)
    .on('GET', 'fields=status_code', status('FINISHED'));
};

/** Bodies of the containers that were asked for, in order. */
export const created = (http: ScriptedHttp): unknown[] =>
  http.requests
    .filter(({ method, url }) => method === 'POST' && new URL(url).pathname.endsWith('/media'))
    .map(ScriptedHttp.jsonOf);

export const doubtOf = (payload: JsonValue, at: number): Doubt => ({
  part: { index: 0, payload },
  startedAt: at,
  endedAt: at + 30_000,
  since: at,
});
