import { randomBytes } from 'node:crypto';

import sharp from 'sharp';

import { createHttpClient } from '../../../server/src/http/http-client';
import { BlueskyAdapter } from '../../../server/src/platforms/bluesky';
import type {
  Account,
  Credentials,
  JsonValue,
  MediaFile,
  PostContent,
  PublishRequest,
} from '../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../server/src/platforms/contract';
import { imageFile, videoFile } from '../../platform-kit/files';
import { makeVideo } from '../../../conformance/src/make-video';
import { MemoryJournal } from '../../platform-kit/memory-journal';
import type { BlueskyUnderTest, Json } from './bluesky-under-test';

const http = createHttpClient({ allowPrivateHosts: true });

export interface Shown {
  id: string;
  url: string;
  text: string;
  media: { kind: string; altText: string }[];
  link: string | null;
  replyTo: string | null;
}

/** The adapter as the plugin runs it, on the sandbox's address and clock. */
export class AdapterUnderTest {
  readonly adapter: BlueskyAdapter;
  readonly account: Account;
  readonly credentials: Credentials;

  constructor(readonly sandbox: BlueskyUnderTest) {
    const { clock } = sandbox.world;
    this.adapter = new BlueskyAdapter({
      http,
      clock: {
        now: () => clock.now(),
        sleep: (ms) => Promise.resolve(clock.advance(ms)),
      },
      random: { float: () => Math.random(), bytes: (length) => randomBytes(length) },
      baseUrls: { service: sandbox.url, web: sandbox.url, video: sandbox.url },
      apiVersion: null,
      method: 'default',
      app: null,
    });
    const issued = sandbox.act('issue-token') as Pick<this, 'account' | 'credentials'>;
    this.account = issued.account;
    this.credentials = issued.credentials;
  }

  request(
    content: Partial<PostContent> & { text?: string; media?: MediaFile[] },
    more: { options?: Record<string, JsonValue>; journal?: MemoryJournal } = {}
  ): PublishRequest {
    const { text = 'The ferry runs again.', media = [], ...rest } = content;
    return {
      ...this.postRequest(),
      content: { format: 'feed', parts: [{ text, media }], card: null, language: 'en', ...rest },
      options: more.options ?? {},
      journal: more.journal ?? new MemoryJournal(),
    };
  }

  postRequest() {
    const { account, credentials } = this;
    return { account, credentials, signal: new AbortController().signal };
  }

  posts(): Shown[] {
    return this.sandbox.act('posts') as Shown[];
  }

  /** The record, or the error, that the sandbox answers for a key. */
  async recordOf(id: string, collection = 'app.bsky.feed.post'): Promise<Json> {
    const rkey = id.split('/').at(-1) ?? '';
    const search = `?repo=${this.account.id}&collection=${collection}&rkey=${rkey}`;
    return (await this.sandbox.query('com.atproto.repo.getRecord', search)).json;
  }

  fault(kind: 'commit-then-drop' | 'drop-before', operation: string): void {
    this.sandbox.world.faults.add({ platform: 'bluesky', operation, kind });
  }
}

export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const error = await call.then(
    () => new Error('The call was expected to fail and did not.'),
    (reason: unknown) => reason
  );
  if (error instanceof PlatformFailure) return error;
  throw error;
};

/** A real JPEG in one colour. */
export const aPicture = async (key: string, altText = `Picture ${key}`): Promise<MediaFile> => {
  const size = { width: 120, height: 80 };
  const hue = [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 256;
  const background = { r: hue, g: 120, b: 255 - hue };
  const bytes = await sharp({ create: { ...size, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return imageFile({ key, altText, bytes: new Uint8Array(bytes), ...size });
};

/** A film whose headers are real; every other length is another file. */
export const aFilm = async (seconds = 2): Promise<MediaFile> =>
  videoFile({ key: 'ferry', altText: 'The ferry turns', bytes: await makeVideo({ seconds }) });
