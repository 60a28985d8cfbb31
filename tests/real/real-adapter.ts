import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { createHttpClient } from '../../server/src/http/http-client';
import { BlueskyAdapter } from '../../server/src/platforms/bluesky';
import type {
  Account,
  Credentials,
  HttpClient,
  JsonValue,
  PostContent,
  PostRequest,
  PostedPart,
  PublishRequest,
} from '../../server/src/platforms/contract';
import { PlatformFailure } from '../../server/src/platforms/contract';
import { MemoryJournal } from '../platform-kit/memory-journal';
import { REAL_PDS } from './real-pds';

export const realHttp = createHttpClient({ allowPrivateHosts: true });

/** The adapter as the plugin runs it, on the real server and the real clock. */
export const realAdapter = (http: HttpClient = realHttp): BlueskyAdapter =>
  new BlueskyAdapter({
    http,
    clock: {
      now: () => Date.now(),
      sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
    },
    random: { float: () => Math.random(), bytes: (length) => randomBytes(length) },
    baseUrls: {
      service: 'https://bsky.social',
      web: 'https://bsky.app',
      video: 'https://video.bsky.app',
    },
    apiVersion: null,
    method: 'default',
    app: null,
  });

export const signIn = (): Promise<Credentials> =>
  realAdapter().connector.signIn({
    identifier: REAL_PDS.handle,
    password: REAL_PDS.password,
    serviceUrl: REAL_PDS.url,
  });

export interface SignedIn {
  account: Account;
  credentials: Credentials;
}

export const signedIn = async (): Promise<SignedIn> => {
  const credentials = await signIn();
  const { account } = await realAdapter().connector.validateCredentials(credentials);
  return { account, credentials };
};

export const requestFor = (
  who: SignedIn,
  content: PostContent,
  options: Record<string, JsonValue> = {}
): PublishRequest => ({
  ...who,
  content,
  options,
  journal: new MemoryJournal(),
  signal: new AbortController().signal,
});

export const requestAbout = (who: SignedIn, post: PostedPart): PostRequest => ({
  ...who,
  post,
  signal: new AbortController().signal,
});

export const onePart = (text: string): PostContent => ({
  format: 'feed',
  parts: [{ text, media: [] }],
  card: null,
  language: 'en',
});

export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const error = await call.then(
    () => new Error('The call was expected to fail and did not.'),
    (reason: unknown) => reason
  );
  if (error instanceof PlatformFailure) return error;
  throw error;
};
