import sharp from 'sharp';

import { createHttpClient } from '../../../server/src/http/http-client';
import type {
  Account,
  AdapterDeps,
  Credentials,
  HttpRequest,
  MediaFile,
  PostContent,
  PublishJournal,
  PublishRequest,
} from '../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../server/src/platforms/contract';
import { TikTokAdapter } from '../../../server/src/platforms/tiktok';
import { imageFile, videoFile } from '../../platform-kit/files';
import { makeVideo, type VideoWish } from '../../../conformance/src/make-video';
import { startMediaServer, type MediaServer } from '../../../conformance/src/media-server';
import { MemoryJournal } from '../../platform-kit/memory-journal';
import { startTikTok, type TikTokForTest } from './tiktok-for-test';

export interface SandboxPost {
  id: string;
  url: string;
  text: string;
  media: { kind: string; altText: string }[];
  link: null;
  replyTo: null;
  format: string;
}

/** What a person chose who wants a public post and nothing else. */
export const PUBLIC = { privacyLevel: 'PUBLIC_TO_EVERYONE', agreesToTerms: true };

/** The adapter and the sandbox with the real HTTP client between them. */
export interface Posting {
  tiktok: TikTokForTest;
  media: MediaServer;
  adapter: TikTokAdapter;
  /** Every request that the adapter sent. */
  sent: HttpRequest[];
  account: Account;
  credentials: Credentials;
  request(wish: Wish): PublishRequest;
  posts(): SandboxPost[];
  photo(size?: { width: number; height: number; name?: string }): Promise<MediaFile>;
  video(wish?: VideoWish): Promise<MediaFile>;
  sentTo(path: string): HttpRequest[];
  close(): Promise<void>;
}

interface Wish {
  text?: string;
  media: MediaFile[];
  options?: PublishRequest['options'];
  journal?: PublishJournal;
}

/** A new adapter, as after a restart. */
export const anAdapter = (
  tiktok: TikTokForTest,
  sent: HttpRequest[] = []
): { adapter: TikTokAdapter; deps: AdapterDeps } => {
  const http = createHttpClient({ allowPrivateHosts: true });
  const deps: AdapterDeps = {
    http: (request) => {
      sent.push(request);
      return http(request);
    },
    clock: {
      now: () => tiktok.world.clock.now(),
      // The sandbox's time passes at once, its downloads take a moment.
      sleep: (ms) => {
        tiktok.world.clock.advance(ms);
        return new Promise((resolve) => setTimeout(resolve, 25));
      },
    },
    random: { float: () => 0.5, bytes: (length) => new Uint8Array(length) },
    baseUrls: { web: tiktok.url, api: tiktok.url },
    apiVersion: null,
    method: 'default',
    app: null,
  };
  return { adapter: new TikTokAdapter(deps), deps };
};

export const startPosting = async (account = 'harbour-light'): Promise<Posting> => {
  const tiktok = await startTikTok();
  const media = await startMediaServer();
  const sent: HttpRequest[] = [];
  const issued = tiktok.act('issue-token', { account }) as {
    account: Account;
    credentials: Credentials;
  };
  let files = 0;
  return {
    ...{ tiktok, media, sent, ...issued, adapter: anAdapter(tiktok, sent).adapter },
    request: ({ text = 'A lamp is lit', media: given, options = PUBLIC, journal }) => ({
      ...issued,
      content: contentOf(text, given),
      options,
      journal: journal ?? new MemoryJournal(),
      signal: new AbortController().signal,
    }),
    posts: () => tiktok.act('posts') as SandboxPost[],
    async photo({ width, height, name } = { width: 900, height: 1000 }) {
      files += 1;
      const background = { r: (files * 40) % 256, g: 110, b: 110 };
      const bytes = await sharp({ create: { width, height, channels: 3, background } })
        .jpeg()
        .toBuffer();
      const url = media.serve(`/${name ?? `photo-${files}.jpg`}`, {
        ...{ bytes, contentType: 'image/jpeg' },
      });
      return imageFile({ ...{ bytes, width, height, url }, key: `photo-${files}` });
    },
    async video(wish = {}) {
      files += 1;
      const bytes = await makeVideo(wish);
      const contentType = 'video/mp4';
      const url = media.serve(`/film-${files}.mp4`, { bytes, contentType });
      return videoFile({ bytes, url, key: `film-${files}` });
    },
    sentTo: (path) => sent.filter(({ url }) => new URL(url).pathname.includes(path)),
    async close() {
      await Promise.all([tiktok.close(), media.close()]);
    },
  };
};

const contentOf = (text: string, media: MediaFile[]): PostContent => ({
  format: 'feed',
  parts: [{ text, media }],
  card: null,
  language: 'en',
});

/** The failure that a call ends in; anything else fails the test. */
export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const outcome: unknown = await call.then(
    (value) => ({ value }),
    (error: unknown) => error
  );
  if (outcome instanceof PlatformFailure) return outcome;
  throw outcome instanceof Error ? outcome : new Error(`No failure: ${JSON.stringify(outcome)}`);
};
