import type {
  Doubt,
  HttpRequest,
  JsonValue,
  MediaFile,
  PostContent,
  PublishRequest,
} from '../../../../server/src/platforms/contract';
import { ThreadsAdapter } from '../../../../server/src/platforms/threads';
import { FakeClock, NOON } from '../../../platform-kit/fake-clock';
import { imageFile, videoFile } from '../../../platform-kit/files';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import { someCredentials } from './builders';

export { NOON };

export const CONTAINER = '18000000000000001';
export const MEDIA = '17900000000000009';

const SCOPES = [
  ...['threads_basic', 'threads_content_publish', 'threads_manage_replies'],
  ...['threads_read_replies', 'threads_manage_insights', 'threads_delete'],
];

/** The adapter over a script. Containers are finished at once unless the script says otherwise. */
export const aThreads = () => {
  const http = new ScriptedHttp();
  const clock = new FakeClock();
  const adapter = new ThreadsAdapter({
    http: http.client,
    clock,
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length).fill(7) },
    baseUrls: { web: 'https://web.example', api: 'https://api.example' },
    apiVersion: null,
    method: 'default',
    app: { clientId: 'the-client', clientSecret: 'the-secret' },
  });
  return { http, clock, adapter };
};

/** Scripts all that goes well but the publishing itself. */
export const smooth = (http: ScriptedHttp): ScriptedHttp =>
  http
    .on('GET', '/me/threads_publishing_limit', limits())
    .on('GET', `/${CONTAINER}?`, status('FINISHED'));

export const limits = (used = 4, repliesUsed = 1) =>
  answer(200, {
    data: [
      {
        ...{ quota_usage: used, config: { quota_total: 250, quota_duration: 86_400 } },
        reply_quota_usage: repliesUsed,
        reply_config: { quota_total: 1000, quota_duration: 86_400 },
      },
    ],
  });

export const status = (name: string, error_message?: string) =>
  answer(200, { id: CONTAINER, status: name, ...(error_message ? { error_message } : {}) });

export const graphError = (code: number, error_subcode?: number, message = 'words of Threads') =>
  answer(400, { error: { message, code, ...(error_subcode ? { error_subcode } : {}) } });

export const NOT_READY = graphError(24, 4279009, 'The requested resource does not exist');

export const created = (id = CONTAINER) => answer(200, { id });

export interface Shape {
  parts?: PostContent['parts'];
  card?: string;
  options?: Record<string, JsonValue>;
  journal?: MemoryJournal;
  scopes?: string[];
  signal?: AbortSignal;
}

export const aRequest = (shape: Shape = {}): PublishRequest & { journal: MemoryJournal } => ({
  account: {
    id: '17841400000000001',
    handle: 'harbourlight',
    name: 'Harbour Light Weekly',
    avatarUrl: null,
    kind: 'person',
    profileUrl: null,
  },
  credentials: someCredentials({ scopes: shape.scopes ?? SCOPES }),
  content: {
    format: 'feed',
    parts: shape.parts ?? [part('Hello')],
    card: shape.card ? { url: shape.card, title: '', description: '', image: null } : null,
    language: 'en',
  },
  options: shape.options ?? {},
  journal: shape.journal ?? new MemoryJournal(),
  signal: shape.signal ?? new AbortController().signal,
});

export const part = (text: string, ...media: MediaFile[]) => ({ text, media });

export const aPicture = (key = 'cover', altText = ''): MediaFile =>
  imageFile({ key, altText, url: `https://cms.example/${key}.jpg` });

export const aVideo = (key = 'film', changes: Partial<MediaFile> = {}): MediaFile =>
  videoFile({ key, url: `https://cms.example/${key}.mp4`, ...changes });

/** The form of a request without its token. */
export const formOf = (request: HttpRequest | undefined): Record<string, string> => {
  if (request?.body?.kind !== 'form') throw new Error('Not a form.');
  const { access_token, ...fields } = request.body.fields;
  if (access_token !== 'the-access-token') throw new Error('The token is missing.');
  return fields;
};

/** What a kept container looks like. */
export const kept = (changes: Record<string, JsonValue> = {}): JsonValue => ({
  ...{ id: CONTAINER, createdAt: NOON, stage: 'publishing', finishedAt: NOON },
  ...{ postId: null, failures: 0, strays: 0 },
  ...changes,
});

export const aDoubt = (text = 'Hello', index = 0): Doubt => ({
  part: { index, payload: { fields: { media_type: 'TEXT', text }, files: [] } },
  startedAt: NOON,
  endedAt: NOON + 30_000,
  since: NOON,
});
