import type {
  Account,
  CommentRequest,
  Credentials,
  Doubt,
  JsonValue,
  MediaFile,
  PublishRequest,
} from '../../../../server/src/platforms/contract';
import { MemoryJournal } from '../../../platform-kit/memory-journal';

import { NOW } from './fake-x';

interface RequestShape {
  texts?: string[];
  /** Of the first part. */
  media?: MediaFile[];
  options?: Record<string, JsonValue>;
  journal?: MemoryJournal;
  handle?: string;
  traits?: Record<string, JsonValue>;
}

export const anAccount = ({ handle, traits }: RequestShape = {}): Account => ({
  id: '1402887341',
  handle: handle ?? 'harbourlight',
  name: 'Harbour Light Weekly',
  avatarUrl: null,
  kind: 'person',
  profileUrl: null,
  ...(traits ? { traits } : {}),
});

const CREDENTIALS: Credentials = {
  accessToken: 'access-token',
  refreshToken: 'refresh-token',
  expiresAt: null,
  refreshExpiresAt: null,
  scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
};

export const aRequest = (
  shape: RequestShape = {}
): PublishRequest & { journal: MemoryJournal } => ({
  account: anAccount(shape),
  credentials: CREDENTIALS,
  content: {
    format: 'feed',
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

/** About the post with the id 42. */
export const aCommentRequest = (text: string): CommentRequest => ({
  account: anAccount(),
  credentials: CREDENTIALS,
  post: { index: 0, id: '42', url: null },
  text,
  key: '0b0f7a3e-5a3e-4b6e-9d53-0d8f5cbb8d10',
  signal: new AbortController().signal,
});

export const aDoubt = (payload: JsonValue, index = 0): Doubt => ({
  part: { index, payload },
  startedAt: NOW,
  endedAt: NOW + 30_000,
  since: NOW,
});
