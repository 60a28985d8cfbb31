import { createHttpClient } from '../../../server/src/http/http-client';
import type {
  Account,
  CommentRequest,
  Credentials,
  JsonValue,
  MediaFile,
  PublishRequest,
} from '../../../server/src/platforms/contract';
import { XAdapter } from '../../../server/src/platforms/x';
import { MemoryJournal } from '../../platform-kit/memory-journal';

import type { XSession } from './x-session';

interface PostShape {
  texts: string[];
  /** Of each part. */
  media?: MediaFile[][];
  options?: Record<string, JsonValue>;
  journal?: MemoryJournal;
}

export interface Connected {
  adapter: XAdapter;
  account: Account;
  credentials: Credentials;
  request(shape: PostShape): PublishRequest & { journal: MemoryJournal };
  commentOn(id: string, text: string): CommentRequest;
}

/** The real adapter with the real HTTP client, connected to an account of the sandbox. */
export const connectedAdapter = (x: XSession, who = 'harbourlight'): Connected => {
  const { account, credentials } = x.platform.actions['issue-token']?.({ account: who }) as {
    account: Account;
    credentials: Credentials;
  };
  const signal = new AbortController().signal;
  const adapter = new XAdapter({
    http: createHttpClient({ allowPrivateHosts: true }),
    clock: {
      now: () => x.world.clock.now(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 10)),
    },
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length) },
    baseUrls: { web: x.url, api: x.url },
    apiVersion: null,
    method: 'default',
    app: null,
  });
  return {
    adapter,
    account,
    credentials,
    request: ({ texts, media = [], options = {}, journal = new MemoryJournal() }) => ({
      account,
      credentials,
      content: {
        format: 'feed',
        parts: texts.map((text, index) => ({ text, media: media[index] ?? [] })),
        card: null,
        language: 'en',
      },
      options,
      journal,
      signal,
    }),
    commentOn: (id, text) => ({
      account,
      credentials,
      post: { index: 0, id, url: null },
      text,
      key: 'c0ffee00-0000-4000-8000-000000000000',
      signal,
    }),
  };
};
