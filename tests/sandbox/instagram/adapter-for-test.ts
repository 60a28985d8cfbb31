import { randomBytes } from 'node:crypto';

import sharp from 'sharp';

import { startSandbox, type Sandbox } from '../../../sandbox/src/sandbox';
import { createHttpClient } from '../../../server/src/http/http-client';
import { InstagramAdapter } from '../../../server/src/platforms/instagram';
import type {
  Account,
  AdapterDeps,
  Credentials,
  HttpRequest,
  MediaFile,
  PostContent,
  PublishRequest,
} from '../../../server/src/platforms/contract';
import { imageFile, videoFile } from '../../platform-kit/files';
import { makeVideo, type VideoWish } from '../../../conformance/src/make-video';
import { startMediaServer, type MediaServer } from '../../../conformance/src/media-server';
import { MemoryJournal } from '../../platform-kit/memory-journal';

export type Method = 'default' | 'facebook-login';

export interface SeenPost {
  id: string;
  url: string;
  text: string;
  media: { kind: string; altText: string }[];
  format: string;
}

const APP = { clientId: 'demo-facebook', clientSecret: 'facebook-secret', redirectUris: [] };

/** The adapter in front of the sandbox, over real HTTP; waiting moves the sandbox's time. */
export class InstagramStage {
  /** Every call, in order: `POST /v25.0/178…/media`. */
  readonly calls: HttpRequest[] = [];
  readonly adapter: InstagramAdapter;
  readonly account: Account;
  readonly credentials: Credentials;

  private constructor(
    readonly sandbox: Sandbox,
    readonly media: MediaServer,
    method: Method
  ) {
    const issued = this.act('issue-token', { method }) as {
      account: Account;
      credentials: Credentials;
    };
    this.account = issued.account;
    this.credentials = issued.credentials;
    this.adapter = new InstagramAdapter(this.#deps(method));
  }

  static async open(method: Method): Promise<InstagramStage> {
    const sandbox = await startSandbox({ apps: { facebook: [APP] } });
    return new InstagramStage(sandbox, await startMediaServer(), method);
  }

  #deps(method: Method): AdapterDeps {
    const { urls, clock } = this.sandbox;
    const http = createHttpClient({ allowPrivateHosts: true, timeoutMs: 10_000 });
    return {
      http: (request) => {
        this.calls.push(request);
        return http(request);
      },
      clock: {
        now: () => clock.now(),
        sleep: (ms) => {
          clock.advance(ms);
          // Files are fetched in real time.
          return new Promise((resolve) => setTimeout(resolve, 40));
        },
      },
      random: { float: () => 0.5, bytes: (length) => randomBytes(length) },
      baseUrls: {
        web: urls.instagram,
        api: urls.instagram,
        graph: urls.instagram,
        facebookWeb: urls.facebook,
        facebookGraph: urls.facebook,
      },
      apiVersion: 'v25.0',
      method,
      app: method === 'facebook-login' ? APP : null,
    };
  }

  request(content: PostContent, changes: Partial<PublishRequest> = {}): PublishRequest {
    return {
      account: this.account,
      credentials: this.credentials,
      content,
      options: {},
      journal: new MemoryJournal(),
      signal: new AbortController().signal,
      ...changes,
    };
  }

  act(action: string, input: Record<string, unknown> = {}): unknown {
    const run = this.sandbox.platforms.instagram.actions[action];
    if (!run) throw new Error(`No action ${action}`);
    return run(input);
  }

  posts(): SeenPost[] {
    return this.act('posts') as SeenPost[];
  }

  /** Paths of the calls with this method, without query. */
  paths(method: string): string[] {
    return this.calls
      .filter((call) => call.method === method)
      .map(({ url }) => new URL(url).pathname.replace(/^\/v25\.0/, ''));
  }

  async image(changes: Partial<MediaFile> & { size?: [number, number] } = {}): Promise<MediaFile> {
    const [width, height] = changes.size ?? [1080, 1080];
    const background = { r: 20, g: 90, b: 110 };
    const bytes = await sharp({ create: { width, height, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const key = changes.key ?? 'cover';
    const url = this.media.serve(`/${key}.jpg`, { bytes, contentType: 'image/jpeg' });
    return imageFile({ bytes, key, width, height, url, ...changes });
  }

  async video(
    wish: VideoWish = {},
    changes: Partial<MediaFile> = {}
  ): Promise<MediaFile & { bytes: Uint8Array }> {
    const bytes = await makeVideo(wish);
    const key = changes.key ?? 'film';
    const url = this.media.serve(`/${key}.mp4`, { bytes, contentType: 'video/mp4' });
    const durationMs = (wish.seconds ?? 3) * 1000;
    const video = { durationMs, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 };
    const file = videoFile({ bytes, key, url, video, ...changes });
    return { ...file, bytes };
  }

  async close(): Promise<void> {
    await Promise.all([this.sandbox.close(), this.media.close()]);
  }
}

export const postOf = (
  text: string,
  media: MediaFile[],
  format: PostContent['format'] = 'feed'
): PostContent => ({ format, parts: [{ text, media }], card: null, language: 'en' });
