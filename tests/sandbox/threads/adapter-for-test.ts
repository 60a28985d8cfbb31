import sharp from 'sharp';

import { createHttpClient } from '../../../server/src/http/http-client';
import type {
  Account,
  Credentials,
  Doubt,
  HttpClient,
  JsonValue,
  MediaFile,
  PostContent,
  PublishRequest,
} from '../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../server/src/platforms/contract';
import { ThreadsAdapter } from '../../../server/src/platforms/threads';
import type { FaultKind } from '../../../sandbox/src/kernel/faults';
import { imageFile, videoFile } from '../../platform-kit/files';
import { makeVideo, type VideoWish } from '../../../conformance/src/make-video';
import { startMediaServer, type MediaServer } from '../../../conformance/src/media-server';
import { MemoryJournal } from '../../platform-kit/memory-journal';
import { APP_ID, APP_SECRET, startThreads, type ThreadsForTest } from './threads-for-test';

export interface VisiblePost {
  id: string;
  url: string;
  text: string;
  media: { kind: string; altText: string }[];
  link: string | null;
  replyTo: string | null;
  format: string;
}

type Journalled = PublishRequest & { journal: MemoryJournal };

/** The adapter, the sandbox, and a site that hands out real files; time is the sandbox's. */
export interface AdapterForTest {
  threads: ThreadsForTest;
  adapter: ThreadsAdapter;
  media: MediaServer;
  account: Account;
  credentials: Credentials;
  /** Pauses that the adapter made, ms. */
  slept: number[];
  /** `POST /me/threads` and so on, in order. */
  calls: string[];
  /** A picture that can be fetched. */
  picture(name: string, altText?: string): Promise<MediaFile>;
  video(name: string, wish?: VideoWish): Promise<MediaFile>;
  request(
    content: Partial<PostContent>,
    options?: Record<string, JsonValue>,
    journal?: MemoryJournal
  ): Journalled;
  posts(): VisiblePost[];
  /** Plans one fault of the sandbox. */
  fault(operation: string, kind: FaultKind, more?: { status?: number; skip?: number }): void;
  /** The doubt that the last commit of a request left behind. */
  doubtOf(request: Journalled): Doubt;
  close(): Promise<void>;
}

export const startAdapter = async (): Promise<AdapterForTest> => {
  const threads = await startThreads();
  const media = await startMediaServer();
  const { account, credentials } = threads.act('issue-token') as {
    account: Account;
    credentials: Credentials;
  };
  const slept: number[] = [];
  const calls: string[] = [];
  const adapter = new ThreadsAdapter({
    http: recorded(createHttpClient({ allowPrivateHosts: true }), calls),
    clock: {
      now: () => threads.world.clock.now(),
      sleep(ms, signal) {
        if (signal?.aborted) return Promise.reject(signal.reason as Error);
        slept.push(ms);
        threads.world.clock.advance(ms);
        return Promise.resolve();
      },
    },
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length) },
    baseUrls: { web: threads.url, api: threads.url },
    apiVersion: null,
    method: 'default',
    app: { clientId: APP_ID, clientSecret: APP_SECRET },
  });
  return {
    ...{ threads, adapter, media, account, credentials, slept, calls },
    picture: (name, altText = '') => picture(media, { name, altText }),
    video: (name, wish) => video(media, name, wish),
    request: (content, options = {}, journal = new MemoryJournal()) => ({
      ...{ account, credentials, options, journal },
      content: {
        format: 'feed',
        parts: [{ text: 'Hello from the quay', media: [] }],
        card: null,
        language: 'en',
        ...content,
      },
      signal: new AbortController().signal,
    }),
    posts: () => threads.act('posts') as VisiblePost[],
    fault: (operation, kind, more = {}) =>
      threads.world.faults.add({ platform: 'threads', operation, kind, ...more }),
    doubtOf({ journal: { mark } }) {
      if (!mark) throw new Error('Nothing was committed.');
      const now = threads.world.clock.now();
      return { part: mark.part, startedAt: now - 1000, endedAt: now, since: now - 1000 };
    },
    async close() {
      await media.close();
      await threads.close();
    },
  };
};

const recorded =
  (http: HttpClient, calls: string[]): HttpClient =>
  (request) => {
    calls.push(`${request.method} ${new URL(request.url).pathname.replace('/v1.0', '')}`);
    return http(request);
  };

const picture = async (
  media: MediaServer,
  { name, altText }: { name: string; altText: string }
): Promise<MediaFile> => {
  const [width, height] = [640, 480];
  const background = { r: name.length * 9, g: 110, b: 130 };
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const url = media.serve(`/${name}.jpg`, { bytes, contentType: 'image/jpeg' });
  return imageFile({ key: name, name: `${name}.jpg`, bytes, width, height, altText, url });
};

const video = async (
  media: MediaServer,
  name: string,
  wish: VideoWish = {}
): Promise<MediaFile> => {
  const bytes = await makeVideo(wish);
  const url = media.serve(`/${name}.mp4`, { bytes, contentType: 'video/mp4' });
  return videoFile({ key: name, name: `${name}.mp4`, bytes, url });
};

export const part = (text: string, ...media: MediaFile[]) => ({ text, media });

/** The failure a call ends in; anything else fails the test. */
export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const outcome: unknown = await call.then(
    (value) => value,
    (error: unknown) => error
  );
  if (outcome instanceof PlatformFailure) return outcome;
  throw new Error(`Expected a failure, got ${JSON.stringify(outcome)}`);
};
