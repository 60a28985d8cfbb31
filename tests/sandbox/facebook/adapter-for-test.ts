import sharp from 'sharp';

import { createHttpClient } from '../../../server/src/http/http-client';
import type {
  Account,
  AdapterDeps,
  Credentials,
  Doubt,
  HttpRequest,
  JsonValue,
  MediaFile,
  PostContent,
  PostedPart,
  PostFormat,
  PublishRequest,
} from '../../../server/src/platforms/contract';
import { FacebookAdapter } from '../../../server/src/platforms/facebook';
import { imageFile, videoFile } from '../../platform-kit/files';
import { makeVideo, type VideoWish } from '../../../conformance/src/make-video';
import { MemoryJournal } from '../../platform-kit/memory-journal';

import { APP_ID, APP_SECRET, startFacebook, type FacebookForTest } from './facebook-for-test';

/** One entry of the action `posts`. */
export interface VisiblePost {
  id: string;
  url: string | null;
  text: string;
  media: { kind: string; altText: string }[];
  link: string | null;
  replyTo: string | null;
  format: PostFormat;
}

interface Shape {
  text?: string;
  format?: PostFormat;
  media?: MediaFile[];
  link?: string;
  options?: Record<string, JsonValue>;
  journal?: MemoryJournal;
}

/** Our adapter over real HTTP against our sandbox, whose time passes while the adapter sleeps. */
export interface AdapterForTest {
  facebook: FacebookForTest;
  adapter: FacebookAdapter;
  account: Account;
  credentials: Credentials;
  /** Every request that was sent, oldest first. */
  sent: HttpRequest[];
  /** Paths of the POSTs, without version and Page. */
  writes(): string[];
  request(shape: Shape): PublishRequest & { journal: MemoryJournal };
  posts(): VisiblePost[];
  about(post: PostedPart): {
    account: Account;
    credentials: Credentials;
    post: PostedPart;
    signal: AbortSignal;
  };
  /** The doubt that the engine would have after this publish was given up. */
  doubtOf(request: { journal: MemoryJournal }): Doubt;
  close(): Promise<void>;
}

const contentOf = ({ text = '', format = 'feed', media = [], link }: Shape): PostContent => ({
  format,
  parts: [{ text, media }],
  card: link === undefined ? null : { url: link, title: '', description: '', image: null },
  language: 'en',
});

export const startAdapter = async (): Promise<AdapterForTest> => {
  const facebook = await startFacebook();
  const sent: HttpRequest[] = [];
  const http = createHttpClient({ allowPrivateHosts: true });
  const { clock } = facebook.world;
  const deps: AdapterDeps = {
    http: (request) => {
      sent.push(request);
      return http(request);
    },
    clock: {
      now: () => clock.now(),
      sleep: (ms) => {
        clock.advance(ms);
        return Promise.resolve();
      },
    },
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length) },
    baseUrls: {
      ...{ web: facebook.url, graph: facebook.url },
      ...{ graphVideo: facebook.url, rupload: facebook.url },
    },
    apiVersion: null,
    method: 'default',
    app: { clientId: APP_ID, clientSecret: APP_SECRET },
  };
  const issued = facebook.act('issue-token') as { account: Account; credentials: Credentials };
  const { account, credentials } = issued;
  return {
    ...{ facebook, adapter: new FacebookAdapter(deps), account, credentials, sent },
    writes: () =>
      sent
        .filter(({ method }) => method === 'POST')
        .map(({ url }) => new URL(url).pathname.split('/').at(-1) ?? ''),
    request: (shape) => ({
      ...{ account, credentials, content: contentOf(shape), options: shape.options ?? {} },
      journal: shape.journal ?? new MemoryJournal(),
      signal: new AbortController().signal,
    }),
    posts: () => facebook.act('posts') as VisiblePost[],
    about: (post) => ({ account, credentials, post, signal: new AbortController().signal }),
    doubtOf: ({ journal }) => {
      if (!journal.mark) throw new Error('No commit was begun.');
      const at = clock.now();
      return { part: journal.mark.part, startedAt: at - 1_000, endedAt: at, since: at - 1_000 };
    },
    close: () => facebook.close(),
  };
};

export const realImage = async (changes: Partial<MediaFile> & { shade?: number } = {}) => {
  const { shade = 90, ...rest } = changes;
  const bytes = await sharp({
    create: { width: 640, height: 480, channels: 3, background: { r: shade, g: 120, b: 160 } },
  })
    .jpeg()
    .toBuffer();
  return imageFile({ bytes: new Uint8Array(bytes), width: 640, height: 480, ...rest });
};

/** @param changes beside what the wish says of the file */
export const realVideo = async (wish: VideoWish = {}, changes: Partial<MediaFile> = {}) => {
  const bytes = await makeVideo(wish);
  const { seconds = 3, width = 1080, height = 1920, frameRate = 30 } = wish;
  const video = {
    durationMs: seconds * 1000,
    ...{ videoCodec: wish.videoCodec ?? 'avc', audioCodec: 'aac', frameRate },
  };
  return videoFile({ bytes, width, height, video, ...changes });
};
