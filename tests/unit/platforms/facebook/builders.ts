import {
  PlatformFailure,
  TransportError,
  type Account,
  type AdapterDeps,
  type Credentials,
  type Doubt,
  type HttpResponse,
  type JsonValue,
  type MediaFile,
  type PostFormat,
  type PublishRequest,
} from '../../../../server/src/platforms/contract';
import { FacebookAdapter } from '../../../../server/src/platforms/facebook';
import { FakeClock } from '../../../platform-kit/fake-clock';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';

export const PAGE_ID = '61570000000000213';
export const TOKEN = 'EAAPtokenOfThePage';
export const APP_ID = '902145578310';

export const account: Account = {
  id: PAGE_ID,
  handle: 'Harbour Light Weekly',
  name: 'Harbour Light Weekly',
  avatarUrl: null,
  kind: 'organization',
  profileUrl: null,
};

export const credentials: Credentials = {
  accessToken: TOKEN,
  refreshToken: null,
  expiresAt: null,
  refreshExpiresAt: null,
  scopes: [],
};

export const success = (more: object = {}): HttpResponse => answer(200, { success: true, ...more });

export const graphError = (code: number, subcode?: number, message = 'No.'): HttpResponse =>
  answer(400, { error: { message, code, error_subcode: subcode } });

export const lost = (): TransportError => new TransportError('reset', 'The connection broke.');

interface Shape {
  text?: string;
  format?: PostFormat;
  media?: MediaFile[];
  link?: string;
  options?: Record<string, JsonValue>;
  journal?: MemoryJournal;
}

export const aRequest = (shape: Shape = {}): PublishRequest & { journal: MemoryJournal } => ({
  ...{ account, credentials, options: shape.options ?? {} },
  content: {
    format: shape.format ?? 'feed',
    parts: [{ text: shape.text ?? '', media: shape.media ?? [] }],
    card:
      shape.link === undefined
        ? null
        : { url: shape.link, title: '', description: '', image: null },
    language: 'en',
  },
  journal: shape.journal ?? new MemoryJournal(),
  signal: new AbortController().signal,
});

export interface Scene {
  http: ScriptedHttp;
  clock: FakeClock;
  adapter: FacebookAdapter;
}

export const aScene = (changes: Partial<AdapterDeps> = {}): Scene => {
  const http = new ScriptedHttp();
  const clock = new FakeClock();
  const adapter = new FacebookAdapter({
    ...{ http: http.client, clock, baseUrls: {}, apiVersion: 'v26.0', method: 'default' },
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length) },
    app: { clientId: APP_ID, clientSecret: 'the-app-secret' },
    ...changes,
  });
  return { http, clock, adapter };
};

export const doubtAbout = (payload: JsonValue, at: number): Doubt => ({
  ...{ part: { index: 0, payload }, startedAt: at, endedAt: at + 30_000, since: at },
});

/** The failure a call must end in. */
export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const outcome = await call.then(
    () => new Error('The call was expected to fail and did not.'),
    (error: unknown) => error
  );
  if (outcome instanceof PlatformFailure) return outcome;
  throw outcome;
};
