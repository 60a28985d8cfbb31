import type {
  CommitMark,
  Doubt,
  JsonValue,
  MediaFile,
  PostedPart,
  PublishJournal,
  PublishRequest,
} from '../../../../server/src/platforms/contract';

import { NOW } from './fake-x';

/** A journal in memory; survives a "crash" by being handed to the next run. */
export class MemoryJournal implements PublishJournal {
  readonly handles: Record<string, JsonValue> = {};
  readonly posted: PostedPart[] = [];
  readonly events: string[] = [];

  saveHandle(name: string, value: JsonValue): Promise<void> {
    this.handles[name] = value;
    return Promise.resolve();
  }

  beforeCommit(mark: CommitMark): Promise<void> {
    this.events.push(`before ${mark.part.index}`);
    return Promise.resolve();
  }

  afterCommit(part: PostedPart): Promise<void> {
    this.posted.push(part);
    this.events.push(`after ${part.index}`);
    return Promise.resolve();
  }
}

export const aFile = (changes: Partial<MediaFile> & { bytes?: Uint8Array } = {}): MediaFile => {
  const bytes = changes.bytes ?? new Uint8Array([1, 2, 3]);
  return {
    key: 'cover',
    kind: 'image',
    mimeType: 'image/jpeg',
    byteLength: bytes.byteLength,
    width: 2,
    height: 2,
    altText: '',
    read: (range) => Promise.resolve(range ? bytes.subarray(range.start, range.end) : bytes),
    ...changes,
  };
};

interface RequestShape {
  texts?: string[];
  media?: MediaFile[];
  options?: Record<string, JsonValue>;
  journal?: MemoryJournal;
  handle?: string;
}

export const aRequest = (
  shape: RequestShape = {}
): PublishRequest & { journal: MemoryJournal } => ({
  account: {
    id: '1402887341',
    handle: shape.handle ?? 'harbourlight',
    name: 'Harbour Light Weekly',
    avatarUrl: null,
    kind: 'person',
    profileUrl: null,
  },
  credentials: {
    accessToken: 'access-token',
    refreshToken: 'refresh-token',
    expiresAt: null,
    refreshExpiresAt: null,
    scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
  },
  content: {
    parts: (shape.texts ?? ['Hello']).map((text, index) => ({
      text,
      media: index === 0 ? (shape.media ?? []) : [],
    })),
    card: null,
    language: 'en',
  },
  options: shape.options ?? {},
  journal: shape.journal ?? new MemoryJournal(),
  signal: new AbortController().signal,
});

export const aDoubt = (payload: JsonValue, index = 0): Doubt => ({
  part: { index, payload },
  startedAt: NOW,
  endedAt: NOW + 30_000,
  since: NOW,
});
